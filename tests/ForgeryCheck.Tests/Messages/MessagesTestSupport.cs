using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Tests.Messages;

/// <summary>What the tests of this folder share: bytes, streams that come in pieces, and a folder that goes away again.</summary>
internal static class MessagesTestSupport
{
    internal const string Separator = "From bench@localhost Thu Jan  1 00:00:00 1970\n";

    internal static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    internal static string Text(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span);

    internal static string Sha256Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Bytes(text)));

    internal static List<MailInput> ReadAll(byte[] bytes) => ReadAll(new MemoryStream(bytes));

    internal static List<MailInput> ReadAll(string text) => ReadAll(Bytes(text));

    internal static List<MailInput> ReadAll(Stream stream) => [.. MailReader.Read(["-"], stream)];

    internal static MailMessage ReadOne(string text) => Assert.Single(MessagesOf(ReadAll(text)));

    /// <summary>The messages; each input has to be one, or tell what a limit left out of one.</summary>
    internal static List<MailMessage> MessagesOf(IEnumerable<MailInput> inputs) =>
        [.. inputs.Where(input => input is not MailInput.Unreadable { IsRest: true }).Select(input => Assert.IsType<MailInput.Read>(input).Message)];

    internal static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }

    /// <summary>Everything a reader can tell of an input, on lines, to compare two readings.</summary>
    internal static string Describe(IEnumerable<MailInput> inputs) => string.Join('\n', inputs.Select(input => input switch
    {
        MailInput.Read { Message: var m } =>
            $"{m.Source} {m.Size} {m.Sha256} {m.Header.Offset} [{Text(m.Header.Bytes)}] {string.Join(',', m.Header.Fields)} {string.Join(',', m.Notes)}",
        MailInput.Unreadable u => $"{u.Source}: {u.Reason}",
        _ => "",
    }));
}
