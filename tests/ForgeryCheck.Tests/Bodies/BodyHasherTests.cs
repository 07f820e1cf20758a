using System.Security.Cryptography;
using System.Text;
using ForgeryCheck.Bodies;
using ForgeryCheck.Messages;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace ForgeryCheck.Tests.Bodies;

public sealed class BodyHasherTests
{
    // RFC 6376 section 3.4.5 and 3.4.6; the hashes of an empty body are those of section 3.4.3 and 3.4.4.
    [Theory]
    [InlineData("", false, "\r\n")]
    [InlineData("", true, "")]
    [InlineData("\r\n\r\n", false, "\r\n")]
    [InlineData(" \t\r\n \r\n", true, "")]
    [InlineData(" C \r\nD \t E\r\n\r\n\r\n", true, " C\r\nD E\r\n")]
    [InlineData(" C \r\nD \t E\r\n\r\n\r\n", false, " C \r\nD \t E\r\n")]
    [InlineData("a\n\nb", false, "a\r\n\r\nb\r\n")]
    [InlineData("a \n \n\tb ", true, "a\r\n\r\n b\r\n")]
    [InlineData("a\rb\r\n", false, "a\rb\r\n")]
    [InlineData("a \rb\r", true, "a \rb\r\r\n")]
    [InlineData("\n\na", true, "\r\n\r\na\r\n")]
    public void A_body_is_hashed_in_canonical_form(string body, bool isRelaxed, string canonical)
    {
        var hash = Assert.Single(Hash(Bytes(body), [new BodyForm(isRelaxed, null)]));

        Assert.Equal(Convert.ToHexString(SHA256.HashData(Bytes(canonical))), Convert.ToHexString(hash.Sha256.Span));
        Assert.Equal(canonical.Length, hash.Length);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3, "a b")]
    [InlineData(6, "a bc\r\n")]
    [InlineData(100, "a bc\r\n")]
    public void A_limit_counts_bytes_of_the_canonical_form(int limit, string covered)
    {
        var hashes = Hash(Bytes("a  bc\n\n"), [new BodyForm(true, limit), new BodyForm(true, null), new BodyForm(false, limit)]);

        Assert.Equal(3, hashes.Count);
        Assert.Equal(SHA256.HashData(Bytes(covered)), hashes.Single(h => h.Form == new BodyForm(true, limit)).Sha256.ToArray());
        Assert.Equal(6, hashes.Single(h => h.Form == new BodyForm(true, limit)).Length);
    }

    [Fact]
    public void Any_body_is_hashed_as_MimeKit_does_and_the_same_in_pieces()
    {
        string[] parts = ["\r\n", "\n", " ", "\t", "a", "word", "\r\n\r\n", " \r\n", "-- \r\n", new string('x', 5000)];
        var random = new Random(6376);
        for (var round = 0; round < 2000; round++)
        {
            var body = Bytes(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(round < 1900 ? 9 : 10)])));
            foreach (var isRelaxed in new[] { false, true })
            {
                var form = new BodyForm(isRelaxed, random.Next(2) == 0 ? null : random.Next(20));
                var whole = Assert.Single(Hash(body, [form]));
                var pieces = Assert.Single(Hash(body, [form], random));

                Assert.Equal(whole.Sha256.ToArray(), pieces.Sha256.ToArray());
                Assert.Equal(whole.Length, pieces.Length);
                Assert.True(MimeKitBody.Has(body, form, Convert.ToBase64String(whole.Sha256.Span)), Encoding.Latin1.GetString(body));
            }
        }
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static List<BodyHash> Hash(byte[] body, IReadOnlyList<BodyForm> forms, Random? pieces = null)
    {
        using var hasher = new BodyHasher(forms);
        for (var at = 0; at < body.Length;)
        {
            var length = pieces?.Next(1, Math.Min(5, body.Length - at) + 1) ?? body.Length;
            hasher.Append(body.AsSpan(at, length));
            at += length;
        }

        return [.. hasher.Finish(isUnquoted: false)];
    }

    /// <summary>MimeKit's own hash of a body, which it gives only to verifiers.</summary>
    private sealed class MimeKitBody() : DkimVerifierBase(new NoKeys())
    {
        internal static bool Has(byte[] body, BodyForm form, string hash)
        {
            MailCharsets.Register();
            var options = FormatOptions.Default.Clone();
            options.NewLineFormat = NewLineFormat.Dos;
            using var message = new MimeMessage { Body = new MimePart("text", "plain") { Content = new MimeContent(new MemoryStream(body)) } };
            return VerifyBodyHash(
                options, message, DkimSignatureAlgorithm.RsaSha256, form.IsRelaxed ? DkimCanonicalizationAlgorithm.Relaxed : DkimCanonicalizationAlgorithm.Simple,
                (int)(form.Limit ?? -1), hash);
        }

        private sealed class NoKeys : IDkimPublicKeyLocator
        {
            public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default) => throw new NotSupportedException();

            public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) => throw new NotSupportedException();
        }
    }
}
