using ForgeryCheck.Messages;
using MimeKit;
using MimeKit.Cryptography;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>Passes mail on as hosts do that seal it: adds an ARC set by MimeKit.</summary>
internal sealed class TestArcSigner(string domain, bool isRsa, DateTimeOffset at) : ArcSigner(
    isRsa ? TestKeys.MimeKitRsa : TestKeys.Ed25519, domain, isRsa ? "arc" : "arc-ed", isRsa ? DkimSignatureAlgorithm.RsaSha256 : DkimSignatureAlgorithm.Ed25519Sha256)
{
    /// <summary>The message with the sets of some hosts on top, the last one's topmost, each a minute after the one before.</summary>
    internal static string Seal(string message, params string[] domains) => Seal(message, isRsa: true, domains);

    /// <summary>The same with either kind of key; Ed25519 takes a fraction of the time.</summary>
    internal static string Seal(string message, bool isRsa, params string[] domains)
    {
        MailCharsets.Register();
        var at = new DateTimeOffset(2024, 5, 1, 10, 1, 0, TimeSpan.Zero);
        foreach (var domain in domains)
        {
            using var parsed = MimeMessage.Load(new MemoryStream(SignatureTestSupport.Bytes(message)));
            var signer = new TestArcSigner(domain, isRsa, at) { HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed };
            signer.Sign(parsed, ["From", "To", "Subject", "Date"]);
            using var written = new MemoryStream();
            parsed.WriteTo(FormatWithCrLf(), written);
            message = System.Text.Encoding.Latin1.GetString(written.ToArray());
            at = at.AddMinutes(1);
        }

        return message;
    }

    /// <summary>A name server with the keys of hosts.</summary>
    internal static KeyServer Server(params string[] domains)
    {
        var server = TestKeys.Server();
        foreach (var domain in domains)
        {
            server.With($"arc._domainkey.{domain}", TestKeys.Record(TestKeys.Rsa)).With($"arc-ed._domainkey.{domain}", TestKeys.Ed25519Record);
        }

        return server;
    }

    protected override long GetTimestamp() => at.ToUnixTimeSeconds();

    protected override AuthenticationResults GenerateArcAuthenticationResults(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
        new("mx." + Domain) { Results = { new AuthenticationMethodResult("spf", "pass"), new AuthenticationMethodResult("dkim", "pass") } };

    protected override Task<AuthenticationResults> GenerateArcAuthenticationResultsAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(GenerateArcAuthenticationResults(options, message, cancellationToken));

    private static FormatOptions FormatWithCrLf()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
