using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using HeaderBlock = ForgeryCheck.Messages.HeaderBlock;
using HeaderField = ForgeryCheck.Messages.HeaderField;
using MailCharsets = ForgeryCheck.Messages.MailCharsets;

namespace ForgeryCheck.Signatures;

/// <summary>
/// Lets MimeKit canonicalize header fields and verify a signature over them. It is handed only the fields that the signature covers, byte for byte:
/// MimeKit's own entry points want a parsed message, say no more than yes or no, and never look at the header if the body differs.
/// </summary>
internal sealed class MimeKitVerifier() : DkimVerifierBase(NoKeys.Instance)
{
    private static readonly FormatOptions CrLf;

    static MimeKitVerifier()
    {
        MailCharsets.Register();
        CrLf = FormatOptions.Default.Clone();
        CrLf.NewLineFormat = NewLineFormat.Dos;
    }

    /// <summary>Whether a signature matches the header fields. Never throws.</summary>
    /// <param name="header">The header.</param>
    /// <param name="signature">The signature, which covers its own field too.</param>
    /// <param name="names">The names of the fields, in the order of signing.</param>
    /// <param name="fields">The fields; of those with the same name, the lowest is signed first (RFC 6376 section 5.4.2).</param>
    /// <param name="key">The key.</param>
    internal bool Fits(HeaderBlock header, SignatureTags signature, IReadOnlyList<string> names, IReadOnlyList<HeaderField> fields, AsymmetricKeyParameter key)
    {
        // MimeKit keeps the Content- fields of a message with its body.
        var ofMessage = new HeaderList();
        var ofBody = new List<Header>();
        foreach (var field in fields)
        {
            var raw = new RawHeader(header, field);
            if (raw.Field.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                ofBody.Add(raw);
            }
            else
            {
                ofMessage.Add(raw);
            }
        }

        try
        {
            using var body = new ContentFields(ofBody);
            using var message = new MimeMessage(ofMessage) { Body = body };
            return VerifySignature(
                CrLf,
                message,
                new RawHeader(header, signature.Field),
                signature.Algorithm == SignatureAlgorithms.Ed25519 ? DkimSignatureAlgorithm.Ed25519Sha256 : DkimSignatureAlgorithm.RsaSha256,
                key,
                [.. names],
                signature.IsHeaderRelaxed ? DkimCanonicalizationAlgorithm.Relaxed : DkimCanonicalizationAlgorithm.Simple,
                signature.Signature);
        }
#pragma warning disable CA1031 // MimeKit and BouncyCastle throw many kinds for damaged signatures; none may abort an analysis.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>A field as it is in the message.</summary>
    private sealed class RawHeader(HeaderBlock header, HeaderField field)
        : Header(ParserOptions.Default, NameOf(header, field), ValueOf(header, field), invalid: false)
    {
        // With any blanks before the colon, which the simple form keeps.
        private static byte[] NameOf(HeaderBlock header, HeaderField field) => header.Bytes[field.Start..(field.ValueStart - 1)].ToArray();

        // MimeKit wants every field to end with a line end, and leaves out that of the signature itself.
        private static byte[] ValueOf(HeaderBlock header, HeaderField field)
        {
            var value = header.Bytes.Span[field.ValueStart..(field.Start + field.Length)];
            return value.EndsWith("\n"u8) ? value.ToArray() : [.. value, .. "\r\n"u8];
        }
    }

    /// <summary>A body that has fields and is never read.</summary>
    private sealed class ContentFields : MimeEntity
    {
        internal ContentFields(List<Header> fields)
            : base("text", "plain")
        {
            Headers.Clear();
            fields.ForEach(Headers.Add);
        }

        public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
        {
        }

        // The base class parses some fields when they change.
        protected override void OnHeadersChanged(HeaderListChangedAction action, Header? header)
        {
        }
    }

    /// <summary>MimeKit asks for a key only where it verifies a whole message by itself.</summary>
    private sealed class NoKeys : IDkimPublicKeyLocator
    {
        internal static readonly NoKeys Instance = new();

        public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
