using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Signatures;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>What the tests of this folder share: a message, and ways to read and verify it.</summary>
internal static class SignatureTestSupport
{
    /// <summary>A message that nothing was signed of yet, with what canonical forms treat differently.</summary>
    internal const string Mail =
        "Received: from a.example.org ([192.0.2.7]) by mx.example.net; Wed, 1 May 2024 10:00:02 +0000\r\n"
        + "From: Writer  <writer@example.org>\r\nTo: reader@example.net,\r\n\tother@example.net\r\nSubject:  Two  blanks \r\nDate: Wed, 1 May 2024 10:00:00 +0000\r\n"
        + "Content-Type: text/plain\r\n\r\n"
        + "Hello,\r\n\r\n this  has blanks. \t\r\nFrom here on too.\r\n>From there as well.\r\n \r\n-- \r\nWriter\r\n\r\n\r\n";

    internal static MailReadOptions WithBodies { get; } = new() { HashBodies = true };

    internal static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    internal static MailMessage Read(string message) => Read(Bytes(message));

    internal static MailMessage Read(byte[] message) => MailReader.ReadMessage(new MemoryStream(message), "test", options: WithBodies);

    /// <summary>Reads as the command line reads standard input.</summary>
    internal static List<MailMessage> ReadInput(byte[] bytes) =>
        [.. MailReader.Read(["-"], new MemoryStream(bytes), WithBodies).OfType<MailInput.Read>().Select(read => read.Message)];

    internal static Task<SignatureFacts> VerifyAsync(string message, INameService? names = null, DateTimeOffset? receivedAt = null) =>
        VerifyAsync(Read(message), names, receivedAt);

    internal static Task<SignatureFacts> VerifyAsync(MailMessage message, INameService? names = null, DateTimeOffset? receivedAt = null) =>
        SignatureVerifier.VerifyAsync(message, names ?? TestKeys.Server(), receivedAt).AsTask();

    /// <summary>The outcome for a message with one signature.</summary>
    internal static async Task<SignatureOutcome> OutcomeAsync(string message, INameService? names = null, DateTimeOffset? receivedAt = null) =>
        Assert.Single((await VerifyAsync(message, names, receivedAt)).Dkim).Outcome;

    internal static string Replace(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }
}
