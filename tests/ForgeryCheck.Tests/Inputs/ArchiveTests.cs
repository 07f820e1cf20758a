using System.Formats.Tar;
using System.IO.Compression;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Tests.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Inputs;

/// <summary>Archives and compressed files are looked through, however they are packed into each other, and none of them does harm.</summary>
public sealed class ArchiveTests
{
    private const string Mail = "Received: from a by b; Mon, 1 Jun 2026 10:00:00 +0000\nFrom: a@example.org\nSubject: s\n\nbody\n";

    [Fact]
    public void Entries_are_messages_under_their_names_and_other_files_are_passed_over()
    {
        var files = new[] { ("mail/1.eml", Bytes(Mail)), ("README.txt", Bytes("nothing\n")), ("b.mbox", Bytes(Separator + Mail + "\n" + Separator + Mail)), ("empty", []), ("c.eml.gz", Gzip(Bytes(Mail))) };

        foreach (var archive in (byte[][])[Zip(files), Tar(files), Gzip(Tar(files)), Zstd(Tar(files))])
        {
            foreach (var stream in (Stream[])[new MemoryStream(archive), PiecesStream.Randomly(archive, new Random(1))])
            {
                var messages = MessagesOf(ReadAll(stream));

                Assert.Equal(["-!mail/1.eml", "-!b.mbox#1", "-!b.mbox#2", "-!c.eml.gz"], messages.Select(m => m.Source));
                Assert.All(messages, m => Assert.Equal(Sha256Of(Mail), m.Sha256));
            }
        }
    }

    [Fact]
    public void Zstd_is_known_by_content_and_keeps_its_name() =>
        Assert.Equal("-#1", Assert.Single(MessagesOf(ReadAll(Zstd(Bytes(Separator + Mail))))).Source);

    [Fact]
    public void Archives_within_archives_are_read_five_deep()
    {
        var inner = Zip(("a.eml", Bytes(Mail)));
        for (var depth = 2; depth <= 5; depth++)
        {
            inner = depth % 2 == 0 ? Tar(("t", inner)) : Zip(("z", inner));
        }

        Assert.Equal("-!z!t!z!t!a.eml", Assert.Single(MessagesOf(ReadAll(inner))).Source);
        var unreadable = Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(Tar(("t", inner)))));
        Assert.Equal(("-!t!z!t!z!t", "it is nested more than 5 archives or compressed files deep"), (unreadable.Source, unreadable.Reason));
    }

    [Fact]
    public void Names_lead_nowhere_and_links_are_not_followed()
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "passwd") { LinkName = "/etc/passwd" });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "shadow") { LinkName = "../../etc/shadow" });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../../../tmp/out.eml") { DataStream = new MemoryStream(Bytes(Mail)) });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "/abs"));
        }

        Assert.Equal(["-!../../../tmp/out.eml"], MessagesOf(ReadAll(tar.ToArray())).Select(m => m.Source));
        Assert.Equal(["-!../../../tmp/out.eml"], MessagesOf(ReadAll(Zip(("../../../tmp/out.eml", Bytes(Mail))))).Select(m => m.Source));
        Assert.False(File.Exists("/tmp/out.eml"));
    }

    [Fact]
    public void An_archive_without_mail_says_so_and_is_no_error()
    {
        foreach (var archive in (byte[][])[Zip(("a.txt", Bytes("x"))), Tar(("a.txt", Bytes("x"))), Zip()])
        {
            var unreadable = Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(archive)));
            Assert.Equal(("no mail found in this archive", true), (unreadable.Reason, unreadable.IsEmpty));
        }
    }

    [Fact]
    public void A_decompression_bomb_ends_with_one_line()
    {
        var large = Large(60);
        foreach (var bomb in (byte[][])[Zip(("a", large), ("b", large), ("c", Bytes(Mail))), Packed(Tar(("a", large), ("b", large), ("c", Bytes(Mail)))), Packed(Packed(Large(100))), Zstd(Large(100))])
        {
            var inputs = ReadAll(bomb);

            Assert.InRange(inputs.Count, 1, 2);
            var unreadable = Assert.IsType<MailInput.Unreadable>(inputs[^1]);
            Assert.Equal("-", unreadable.Source);
            Assert.StartsWith("it unpacks to more than 200 times its size, like a decompression bomb; the rest was not unpacked", unreadable.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_no_mail_is_not_unpacked_to_its_end() =>
        Assert.Single(MessagesOf(ReadAll(Zip(("a", new byte[100 << 20]), ("b", new byte[100 << 20]), ("c", Bytes(Mail))))));

    [Fact]
    public void Zips_within_a_zip_share_what_the_file_may_come_to()
    {
        // 16 entries that come to 20 MB each: none of them is too much by itself.
        var inner = Zip(("x", Large(20)));
        var inputs = ReadAll(Zip([.. Enumerable.Range(0, 16).Select(i => ($"{i}.zip", inner))]));

        Assert.InRange(inputs.Count, 4, 10);
        Assert.StartsWith("it unpacks to more than 200 times", Assert.IsType<MailInput.Unreadable>(inputs[^1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extended_header_of_a_gigabyte_is_not_held_in_memory()
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, new string('n', 300)) { DataStream = new MemoryStream(Bytes(Mail)) });
        }

        var bytes = tar.ToArray();
        Bytes("07777777777 ").CopyTo(bytes.AsSpan(124));
        var sum = bytes.AsSpan(0, 148).ToArray().Sum(b => b) + bytes.AsSpan(156, 356).ToArray().Sum(b => b) + (8 * ' ');
        Bytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(bytes.AsSpan(148));

        Assert.Equal("the tar archive has an extended header of more than 1 MiB", Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(bytes))).Reason);
    }

    [Theory]
    [InlineData(100_001, 6, "the archive has more than 100000 entries; unpack it first")]
    [InlineData(60_000, 260, "the table of contents of the archive is larger than 16 MiB; unpack it first")]
    public void Archives_with_too_much_in_them_are_not_held_in_memory(int entries, int length, string reason)
    {
        var files = Enumerable.Range(0, entries).Select(i => (i.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(length, 'x'), Array.Empty<byte>())).ToArray();

        Assert.Equal(reason, Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(Zip(files)))).Reason);
    }

    [Fact]
    public void A_truncated_tar_gives_what_came_before_and_one_line()
    {
        var random = new Random(1);
        var tar = Tar([.. Enumerable.Range(0, 20).Select(i => ($"{i}.eml", Bytes(Mail + string.Concat(Enumerable.Range(0, 3000).Select(_ => $"{random.NextInt64()}\n")))))]);
        foreach (var (archive, reason) in new[] { (tar[..(tar.Length / 2)], "the tar archive is broken"), (Gzip(tar)[..(Gzip(tar).Length / 2)], "the gzip data is broken"), (Zstd(tar)[..(Zstd(tar).Length / 2)], "the zstd data is broken") })
        {
            var inputs = ReadAll(archive);

            Assert.InRange(inputs.Count, 5, 15);
            Assert.All(inputs.SkipLast(1), input => Assert.IsType<MailInput.Read>(input));
            var unreadable = Assert.IsType<MailInput.Unreadable>(inputs[^1]);
            Assert.Equal(("-", $"{reason} after message {inputs.Count - 1}"), (unreadable.Source, unreadable.Reason));
        }
    }

    [Fact]
    public void One_broken_entry_of_a_zip_is_named_and_the_others_are_read()
    {
        var random = new byte[4000];
        new Random(1).NextBytes(random);
        var zip = Zip(("a.eml", Bytes(Mail)), ("b.eml", [.. Bytes(Mail), .. random]), ("c.eml", Bytes(Mail)));
        var at = zip.AsSpan().IndexOf("b.eml"u8) + 5;
        zip.AsSpan(at, 50).Fill(0xFF);

        var inputs = ReadAll(zip);

        Assert.Equal(["-!a.eml", "-!c.eml"], inputs.OfType<MailInput.Read>().Select(r => r.Message.Source));
        Assert.Equal(
            ("-!b.eml", "its data in the zip archive is broken, or uses an unsupported compression method"),
            inputs.OfType<MailInput.Unreadable>().Select(u => (u.Source, u.Reason)).Single());
    }

    [Fact]
    public void Encrypted_entries_are_counted_in_one_line()
    {
        var zip = Zip(("a.eml", Bytes(Mail)), ("b.eml", Bytes(Mail)), ("c.eml", Bytes(Mail)));
        var directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip[directory + 8] |= 1;
        zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        var inputs = ReadAll(zip);

        Assert.Equal("-!b.eml", Assert.IsType<MailInput.Read>(inputs[0]).Message.Source);
        Assert.Equal("2 entries are encrypted and could not be read after message 1", Assert.IsType<MailInput.Unreadable>(inputs[1]).Reason);
    }

    [Theory]
    [InlineData("7z\u00BC\u00AF\u0027\u001C\0")]
    [InlineData("Rar!\u001A\u0007\u0001")]
    [InlineData("!BDN\0\0")]
    public void What_is_not_unpacked_is_named(string content) =>
        Assert.Equal("unsupported kind of archive; supported are zip, tar, gzip and zstd", Assert.IsType<MailInput.Unreadable>(Assert.Single(ReadAll(content))).Reason);

    private static byte[] Large(int megabytes)
    {
        var bytes = new byte[megabytes << 20];
        bytes.AsSpan().Fill((byte)'x');
        Bytes(Mail).CopyTo(bytes, 0);
        return bytes;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return result.ToArray();
    }

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var result = new MemoryStream();
        using (var tar = new TarWriter(result, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return result.ToArray();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.SmallestSize))
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
