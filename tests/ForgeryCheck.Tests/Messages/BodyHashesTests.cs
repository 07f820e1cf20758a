using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>Bodies are hashed if that was asked for and something signed them; nothing of them is kept.</summary>
public sealed class BodyHashesTests
{
    private const string Header = "DKIM-Signature: v=1; c=relaxed/simple; b=x\nARC-Message-Signature: i=1; c=relaxed/relaxed; l=5\nFrom: a@example.org\nDate: Wed, 1 May 2024 10:00:00 +0000\n";

    private static readonly MailReadOptions With = new() { HashBodies = true };

    [Fact]
    public void Nothing_is_hashed_unasked_or_unsigned()
    {
        Assert.Null(ReadOne(Header + "\nbody\n").BodyHashes);
        Assert.Empty(One("From: a@example.org\nDate: x\nDomainKey-Signature: c=simple\n\nDKIM-Signature: c=simple; b=x\n").BodyHashes!);
    }

    [Fact]
    public void Each_form_that_a_signature_names_is_hashed_once()
    {
        var hashes = One("DKIM-Signature: l=7; x=1\nDKIM-Signature: l=7\nDKIM-Signature: c=simple/odd\nDKIM-Signature: l=-1\n" + Header + "\nbody  text\n").BodyHashes!;

        Assert.Equal([(false, 7L), (false, (long?)null), (true, 5L)], hashes.Select(h => (h.Form.IsRelaxed, h.Form.Limit)));
        Assert.Equal([12, 12, 11], hashes.Select(h => h.Length));
        Assert.DoesNotContain(hashes, h => h.IsUnquoted);
    }

    [Fact]
    public void Many_forms_are_too_many()
    {
        var header = string.Concat(Enumerable.Range(0, 500).Select(i => $"DKIM-Signature: c=relaxed/relaxed; l={i}\n"));

        Assert.Equal(MessageLimits.BodyForms, One(header + Header + "\nbody\n").BodyHashes!.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(">")]
    [InlineData(">>")]
    public void In_an_mbox_quotes_are_read_both_ways(string quotes)
    {
        var message = Assert.IsType<MailInput.Read>(Assert.Single(MailReader.Read(["-"], new MemoryStream(Bytes($"{Separator}{Header}\n{quotes}From here\n")), With))).Message;

        Assert.Equal([10 + quotes.Length + 1, 10 + Math.Max(0, quotes.Length - 1) + 1], message.BodyHashes!.Where(h => !h.Form.IsRelaxed).Select(h => (int)h.Length));
    }

    [Fact]
    public void A_header_alone_has_no_body_unless_a_server_or_a_mailbox_has_it()
    {
        Assert.Null(One(Header).BodyHashes);
        Assert.Null(One("> " + Header.TrimEnd().Replace("\n", "\n> ", StringComparison.Ordinal)).BodyHashes);
        Assert.Null(One(("DKIM-Signature: b=x\n\n" + Header + "\nbody\n").Replace("\n", "\r", StringComparison.Ordinal)).BodyHashes);
        Assert.Null(One("Received: from a by b; x\nDKIM-Signature: b=x\n\nReceived: from c by d; x\nFrom: a@example.org\n\nbody\n").BodyHashes);
        Assert.Null(MailReader.ReadMessage(new MemoryStream(Bytes(Header + new string('x', 1 << 20) + "\n\nbody\n")), "long", options: With).BodyHashes);
        Assert.Equal([2, 0], MailReader.ReadMessage(new MemoryStream(Bytes(Header)), "listener", options: With).BodyHashes!.Select(h => h.Length));
        Assert.Equal(4, MessagesOf(MailReader.Read(["-"], new MemoryStream(Bytes(Separator + Header + "\n" + Separator + Header)), With))[0].BodyHashes!.Count);
    }

    [Fact]
    public void However_the_bytes_come_the_hashes_are_the_same()
    {
        var text = $"{Separator}{Header}\nbody \r\n>From here\n\n\n{Separator}{Header}\n\n>>From there\n>From \n\n{Separator}From: b\n\n";
        foreach (var mail in new[] { text, Header + "\r\nbody \t\r\nmore\r\n\r\n" })
        {
            var whole = Describe(new MemoryStream(Bytes(mail)));

            Assert.Equal(whole, Describe(PiecesStream.ByteByByte(Bytes(mail))));
            Assert.Equal(whole, Describe(PiecesStream.LineByLine(Bytes(mail))));
            Assert.Equal(whole, Describe(new MemoryStream(Gzip(Bytes(mail)))));
        }
    }

    private static MailMessage One(string text) => Assert.IsType<MailInput.Read>(Assert.Single(MailReader.Read(["-"], new MemoryStream(Bytes(text)), With))).Message;

    private static string Describe(Stream stream) => string.Join('\n', MessagesOf(MailReader.Read(["-"], stream, With)).Select(message =>
        string.Join(' ', message.BodyHashes!.Select(h => $"{h.Form} {h.IsUnquoted} {h.Length} {Convert.ToHexString(h.Sha256.Span)}"))));
}
