using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Signatures;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Tests.Spool;
using ForgeryCheck.Smtp.Tests.Support;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace ForgeryCheck.Smtp.Tests.Analysis;

/// <summary>What the listener took can be verified: from memory, from a file, and from the spool of an earlier run.</summary>
public sealed class SignedMailTests : IDisposable
{
    private static readonly Ed25519PrivateKeyParameters Key = new(new SecureRandom());

    private readonly TestSpool _spool = new();

    public void Dispose() => _spool.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(20_000)]
    public async Task Signed_mail_is_verified_however_long_it_is(int lines)
    {
        var mail = Signed(lines);
        await using var analyzed = new AnalyzedBed(ForgedAction.Accept, AnalyzeMode.Inline, names: new KeyNames());

        await Talk.HaveAsync(
            "EHLO mail.example.org\r\n" + Transaction(mail) + Transaction(mail.Replace("\r\n\r\n", "\r\n\r\nfirst line\r\n", StringComparison.Ordinal)), Feed.Whole, analyzed.Bed);

        Assert.Equal([SignatureResult.Pass, SignatureResult.BodyAltered], await Task.WhenAll(analyzed.Messages.Select(VerifyAsync)));
    }

    [Fact]
    public async Task Without_DNS_bodies_are_not_hashed()
    {
        await using var analyzed = new AnalyzedBed(ForgedAction.Accept, AnalyzeMode.Inline);

        await Talk.HaveAsync("EHLO mail.example.org\r\n" + Transaction(Signed(3)), Feed.Whole, analyzed.Bed);

        Assert.Null(Assert.Single(analyzed.Messages).BodyHashes);
    }

    [Theory]
    [InlineData(nameof(KeepMode.Maildir))]
    [InlineData(nameof(KeepMode.Mbox))]
    public async Task What_an_earlier_run_kept_is_verified_too(string kind)
    {
        var options = _spool.Options(Enum.Parse<KeepMode>(kind)) with { Analysis = new AnalyzerOptions { Names = new KeyNames() } };
        await using (var store = MessageStores.Open(options, _spool))
        {
            await store.KeepAsync(TestSpool.Message("A", Encoding.ASCII.GetBytes(Signed(100))));
        }

        await using (var store = MessageStores.Open(options, _spool))
        {
            Assert.Equal(SignatureResult.Pass, await VerifyAsync(Assert.Single(store.ReadUnreported())));
        }
    }

    private static async Task<SignatureResult> VerifyAsync(MailMessage message) =>
        Assert.Single((await SignatureVerifier.VerifyAsync(message, new KeyNames(), null)).Dkim).Outcome.Result;

    private static string Transaction(string mail) =>
        "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n" + mail.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + ".\r\n";

    // With lines that SMTP and mbox change on the way.
    private static string Signed(int lines)
    {
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse("a@example.org"));
        message.Body = new TextPart("plain") { Text = string.Concat(Enumerable.Repeat("Hello,\r\n.dot\r\nFrom here\r\n>From there\r\n\r\n", lines)) };
        message.Prepare(EncodingConstraint.SevenBit);
        new DkimSigner(Key, "example.org", "ed", DkimSignatureAlgorithm.Ed25519Sha256).Sign(message, ["From", "Date", "Subject"]);
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        using var written = new MemoryStream();
        message.WriteTo(options, written);
        return Encoding.ASCII.GetString(written.ToArray());
    }

    /// <summary>Has the key, and nothing else.</summary>
    private sealed class KeyNames : INameService
    {
        public bool IsOn => true;

        public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default) => ValueTask.FromResult(
            question.Type == DnsType.Txt
                ? new DnsAnswer(question, DnsStatus.NoError, ["v=DKIM1; k=ed25519; p=" + Convert.ToBase64String(Key.GeneratePublicKey().GetEncoded())], DateTimeOffset.UnixEpoch, "")
                : new DnsAnswer(question, DnsStatus.NxDomain, [], DateTimeOffset.UnixEpoch, ""));
    }
}
