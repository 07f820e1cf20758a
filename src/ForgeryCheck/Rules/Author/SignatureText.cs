using System.Globalization;
using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Author;

/// <summary>What a valid signature shows besides its validity, in the words of findings.</summary>
internal static class SignatureText
{
    /// <summary>When it was made, what it covers, and which line shows its signer, as further sentences.</summary>
    internal static string Of(AuthorSignature signature, DateTimeOffset? handedOver)
    {
        var made = signature.Tags.SignedAt is not { } time ? ""
            : $"was made at {ClockText.Moment(time)}{(handedOver is { } then ? $", {Since(time, then)}" : "")}, and ";
        var signer = MailText.Clip(signature.Tags.Domain);
        return $" The signature {made}covers {List(signature.Covered)}{(signature.Uncovered.Length > 0 ? $", but not {List(signature.Uncovered)}" : "")}. "
            + (signature.Line is { } line ? $"Line {line} shows the message at a host of the signer, {signer}." : $"No line shows the message at a host of the signer, {signer}.");
    }

    /// <summary>The same, for programs.</summary>
    internal static (string Name, string? Value)[] Values(AuthorSignature signature) =>
    [
        ("signer", signature.Tags.Domain),
        ("signedTime", signature.Tags.SignedAt is { } time ? ClockText.Stamp(time) : null),
        ("signedFields", string.Join(", ", signature.Covered)),
        ("unsignedFields", signature.Uncovered.Length > 0 ? string.Join(", ", signature.Uncovered) : null),
        ("signerLine", signature.Line?.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string Since(DateTimeOffset made, DateTimeOffset handedOver)
    {
        var seconds = (handedOver - made).TotalSeconds;
        return seconds == 0 ? "in the same second as the hand-over" : $"{ClockText.Span(seconds)} {(seconds > 0 ? "before" : "after")} the hand-over";
    }

    private static string List(ReadOnlySpan<string> names) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
