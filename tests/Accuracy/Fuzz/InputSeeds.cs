using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace ForgeryCheck.Accuracy.Fuzz;

/// <summary>A file of each kind that is read, written for the purpose, and damaged copies of it.</summary>
internal static class InputSeeds
{
    private const string Mail =
        "Received: from mail.example.org (mail.example.org [192.0.2.7])\r\n\tby mx.example.net (Postfix) with ESMTPS id 4XyZ123abcz9K; Mon, 1 Jun 2026 10:00:02 +0000 (UTC)\r\n"
        + "From: a@example.org\r\nTo: b@example.net\r\nSubject: one\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\nHello.\r\n";

    private const string Separator = "From a@example.org Mon Jun  1 10:00:02 2026\n";

    /// <summary>The kinds, by name.</summary>
    internal static readonly IReadOnlyDictionary<string, byte[]> Files = new Dictionary<string, byte[]>
    {
        ["attached"] = Bytes(Attached("b", Attached("c", Mail))),
        ["digest"] = Bytes($"From: a@example.org\nContent-Type: multipart/digest; boundary=d\n\n--d\n\n{Mail}\n--d\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Bytes(Mail), Base64FormattingOptions.InsertLineBreaks)}\n--d--\n"),
        ["mbox"] = Bytes(string.Concat(Enumerable.Repeat($"{Separator}Content-Length: 8\n{Mail.Replace("\r\n", "\n", StringComparison.Ordinal)}\n", 3))),
        ["outlook"] = CompoundFileWriter.Message(Mail).AddMessage(Mail, "__attach_version1.0_#00000000/__substg1.0_3701000D/")
            .Add("__attach_version1.0_#00000001/__substg1.0_37010102", Bytes(Mail + new string('x', 5000))).Add("__attach_version1.0_#00000001/__substg1.0_3707001F", Encoding.Unicode.GetBytes("a.eml")).ToArray(),
        ["zip"] = Zip(),
        ["tar"] = Tar(),
        ["tar.gz"] = Gzip(Tar()),
        ["gzip"] = Gzip(Bytes(Separator + Mail)),
        ["zstd"] = Zstd(Tar()),
        ["emlx"] = Bytes($"{Mail.Length}        \n{Mail}<?xml version=\"1.0\"?>\n<plist version=\"1.0\"/>\n"),
        ["graph"] = Bytes("{\"value\":[{\"id\":\"1\",\"internetMessageHeaders\":[{\"name\":\"Received\",\"value\":\"from a by b; Mon, 1 Jun 2026 10:00:00 \\u002b0000\"},{\"name\":\"From\",\"value\":\"a@example.org\"}],\"body\":{\"content\":\"x\"}},{\"payload\":{\"headers\":[{\"name\":\"From\",\"value\":\"a\\r\\nb\"}]}}]}"),
        ["gmail"] = Bytes("{\"payload\":{\"headers\":[{\"name\":\"Received\",\"value\":\"by b\"}],\"parts\":[{\"parts\":[{\"headers\":[{\"name\":\"Received\",\"value\":\"by c\"}]}]}]}}\n{\"raw\":\"" + Convert.ToBase64String(Bytes(Mail)) + "\"}\n[{\"Name\":\"From\",\"Value\":\"a\"}]\n"),
        ["thunderbird"] = Bytes(string.Concat(Enumerable.Repeat($"From \r\nX-Mozilla-Status: 0001\r\n{Mail}\r\n", 3))),
        ["utf-16"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Mail)],
        ["table"] = Bytes("#\tHeader\tValue\r\n1\tReceived\tfrom a by b; Mon, 1 Jun 2026 10:00:00 +0000\r\n2\tReceived\tfrom c by a; Mon, 1 Jun 2026 09:00:00 +0000\r\n3\tFrom\ta@example.org\r\n4\tSubject\ta: b\r\n"),
        ["code block"] = Bytes($"Hello,\n\nsee:\n\n```text\n{Mail}```\n\nBye.\n"),
    };

    /// <summary>A damaged copy of the file of a kind; of packed kinds, sometimes with sound packing around what is damaged.</summary>
    internal static byte[] Damaged(string kind, ulong seed)
    {
        var dice = new Dice(seed);
        var isInside = dice.Next(3) == 0;
        return kind switch
        {
            "tar.gz" when isInside => Gzip(FileDamage.Of(ref dice, Tar())),
            "zstd" when isInside => Zstd(FileDamage.Of(ref dice, Tar())),
            "gzip" when isInside => Gzip(FileDamage.Of(ref dice, Files["outlook"])),
            _ => FileDamage.Of(ref dice, Files[kind]),
        };
    }

    private static string Attached(string boundary, string message) =>
        $"From: r@example.net\r\nSubject: FW\r\nContent-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n--{boundary}\r\nContent-Type: text/plain\r\n\r\nlook\r\n--{boundary}\r\nContent-Type: message/rfc822\r\n\r\n{message}\r\n--{boundary}\r\n"
        + $"Content-Type: application/octet-stream; name=a.eml\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nFrom: x=40example.org\r\n=\r\nSubject: y\r\n--{boundary}--\r\n";

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Zip()
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, level) in new[] { ("mail/1.eml", CompressionLevel.Optimal), ("2.eml", CompressionLevel.NoCompression), ("3.txt", CompressionLevel.Optimal) })
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Bytes(name.EndsWith('l') ? Mail : "text\n"));
            }
        }

        return result.ToArray();
    }

    private static byte[] Tar()
    {
        using var result = new MemoryStream();
        using (var tar = new TarWriter(result, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "mail/" + new string('n', 150) + ".eml") { DataStream = new MemoryStream(Bytes(Mail)) });
            tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, new string('g', 150)) { DataStream = new MemoryStream(Bytes(Separator + Mail)) });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "../../x" });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "2.eml") { DataStream = new MemoryStream(Bytes(Mail)) });
        }

        return result.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }

    private static byte[] Zstd(byte[] bytes)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(bytes).ToArray();
    }
}
