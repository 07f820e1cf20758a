using System.Text;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Tests.Spool;

public sealed class JournalEntryTests
{
    private static readonly KeptPlace Place = new(7, 90, 80, uint.MaxValue);

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var entry = JournalEntry.TryRead(Line())!;

        Assert.Equal(("mail.eml", Place, "A1"), (entry.File, entry.Place, entry.Id));
        Assert.Equal(
            new Sender("a@b.example") { Size = 5, Body = BodyKind.EightBitMime, Utf8 = true, Return = "HDRS", EnvelopeId = "e+2B", Authenticated = "<>" },
            entry.Envelope.Sender);
        Assert.Equal([new Recipient("r@c.example") { Notify = "NEVER", Original = "rfc822;x" }, new Recipient("s@c.example")], entry.Envelope.Recipients);
    }

    [Fact]
    public void ALineThatIsCutIsNone()
    {
        var line = Line();
        for (var length = 0; length < line.Length; length++)
        {
            Assert.Null(JournalEntry.TryRead(line.AsMemory(0, length)));
        }
    }

    [Fact]
    public void NoDamageThrows()
    {
        var line = Line();
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = line.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : "\"{}[],:\\u7-"u8[random.Next(11)];
            }

            JournalEntry.TryRead(damaged);
        }
    }

    [Theory]
    [InlineData("\"offset\":7", "\"offset\":-1")]
    [InlineData("\"offset\":7", "\"offset\":9223372036854775807")]
    [InlineData("\"length\":80", "\"length\":91")]
    [InlineData("\"crc32c\":4294967295", "\"crc32c\":4294967296")]
    [InlineData("\"file\":\"mail.eml\"", "\"file\":\"../mail.eml\"")]
    [InlineData("\"file\":\"mail.eml\"", "\"file\":\"\\uD800\"")]
    [InlineData("\"eight-bit-mime\"", "\"nine-bit\"")]
    [InlineData("\"recipients\":", "\"recipient\":")]
    public void AValueThatCannotBeIsDamage(string good, string bad)
    {
        var line = Encoding.UTF8.GetString(Line());

        Assert.Contains(good, line, StringComparison.Ordinal);
        Assert.Null(JournalEntry.TryRead(Encoding.UTF8.GetBytes(line.Replace(good, bad, StringComparison.Ordinal))));
    }

    private static byte[] Line()
    {
        using var text = new JournalText();
        text.Append("mail.eml", Place, TestSpool.Message("A1", "x"u8));
        return text.Written[..^1].ToArray();
    }
}
