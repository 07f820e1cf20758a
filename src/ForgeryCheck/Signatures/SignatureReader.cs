using System.Globalization;
using ForgeryCheck.Bodies;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Signatures;

/// <summary>Reads a signature field. Never throws; what is too long to be a signature is not read at all.</summary>
internal static class SignatureReader
{
    /// <summary>What the field says, with what is wrong with it.</summary>
    internal static SignatureTags Read(HeaderBlock header, HeaderField field, SignatureKind kind)
    {
        if (field.Length > SignatureLimits.FieldBytes)
        {
            return new SignatureTags { Kind = kind, Field = field, Fault = SignatureFaults.Malformed("The field is longer than 16 KiB.") };
        }

        var value = header.Value(field).Span;
        if (TagSpecs.TryRead(TraceText.Unfold(value)) is not { } specs)
        {
            return new SignatureTags { Kind = kind, Field = field, Fault = SignatureFaults.Malformed("The field is not a list of tags, or repeats a tag.") };
        }

        var canonicalization = TagList.Value(value, "c"u8);
        var form = BodyForm.Of(canonicalization, TagList.Value(value, "l"u8));
        var slash = canonicalization.IndexOf((byte)'/');
        var isHeaderRelaxed = kind == SignatureKind.ArcSeal ? true : BodyForm.IsNamed(slash < 0 ? canonicalization : canonicalization[..slash]);
        var tags = new SignatureTags
        {
            Kind = kind,
            Field = field,
            Domain = Domain(specs["d"]),
            Selector = Domain(specs["s"]),
            Identity = kind == SignatureKind.Dkim ? specs["i"] : null,
            Algorithm = (specs["a"] ?? "").ToLowerInvariant(),
            Names = Names(specs),
            IsHeaderRelaxed = isHeaderRelaxed ?? false,
            Body = form ?? default,
            BodyHash = Bytes(specs.Compact("bh")),
            Signature = specs.Compact("b"),
            SignedAt = Time(specs["t"]),
            ExpiresAt = Time(specs["x"]),
            Instance = kind == SignatureKind.Dkim ? 0 : ArcInstance.Of(specs["i"]),
            ChainValidation = (specs["cv"] ?? "").ToLowerInvariant(),
        };
        return SignatureFaults.Find(tags, specs, hasForm: form is not null && isHeaderRelaxed is not null) is { } fault ? tags with { Fault = fault } : tags;
    }

    // Names are case-insensitive (RFC 4343), and only ASCII has a case there.
    private static string Domain(string? text) =>
        text is null ? "" : System.Text.Ascii.IsValid(text) ? text.TrimEnd('.').ToLowerInvariant() : text;

    private static IReadOnlyList<string> Names(TagSpecs specs)
    {
        var names = specs.Words("h");
        return names.Count > SignatureLimits.SignedNames ? [.. names.Take(SignatureLimits.SignedNames + 1)] : names;
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? bytes[..count] : [];
    }

    private static DateTimeOffset? Time(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= SignatureFaults.LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
