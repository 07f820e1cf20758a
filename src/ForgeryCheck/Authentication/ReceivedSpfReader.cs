using System.Buffers;
using System.Text;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Reads a Received-SPF field (RFC 7208 section 9.1): the result, and the domain that was checked. Google and Microsoft leave the keys out and name
/// the domain in the comment: "pass (google.com: domain of a@example.org designates 192.0.2.1 as permitted sender)".
/// </summary>
internal static class ReceivedSpfReader
{
    private const int MaxBytes = 2048;

    private static readonly SearchValues<char> AfterResult = SearchValues.Create(" \t\r\n(;");
    private static readonly SearchValues<char> AfterValue = SearchValues.Create(" \t\r\n;\">)");

    /// <summary>The check; null if the field does not begin with a result.</summary>
    /// <param name="header">The header.</param>
    /// <param name="field">The field.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="client">The client that it was checked for; null if the field does not name it.</param>
    internal static AuthCheck? Read(HeaderBlock header, HeaderField field, string by, HostAddress? client)
    {
        var written = header.Value(field).Span;
        written = written[..Math.Min(written.Length, MaxBytes)];
        var value = TraceText.Unfold(written, stackalloc byte[written.Length]);

        // Keys, results and domains are compared without regard to case. All of them are ASCII, and so are nearly all such fields.
        Span<char> lower = stackalloc char[value.Length];
        Encoding.Latin1.GetChars(value, lower);
        if (Ascii.ToLowerInPlace(lower, out var done) != OperationStatus.Done)
        {
            foreach (ref var character in lower[done..])
            {
                character = char.ToLowerInvariant(character);
            }
        }

        ReadOnlySpan<char> text = lower.Trim();
        var end = text.IndexOfAny(AfterResult);
        if (AuthWords.Find(end < 0 ? text : text[..end]) is not { } result)
        {
            return null;
        }

        var ofHelo = Value(text, "identity=") is "helo";
        var named = ofHelo ? Value(text, "helo=") : Value(text, "envelope-from=");
        if (named.IsEmpty && !ofHelo)
        {
            named = Value(text, "domain of transitioning ");
            named = named.IsEmpty ? Value(text, "domain of ") : named;
        }

        var domain = MailAddress.DomainOf(named) ?? named.ToString();
        return new AuthCheck(ofHelo ? AuthMethod.SpfHelo : AuthMethod.Spf, result, HostNames.IsName(domain) ? domain : null, by)
        {
            Field = field,
            Client = client,
        };
    }

    // Empty if there is none.
    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, ReadOnlySpan<char> key)
    {
        var at = text.IndexOf(key);
        if (at < 0)
        {
            return default;
        }

        var rest = text[(at + key.Length)..].TrimStart(" \"<");
        var end = rest.IndexOfAny(AfterValue);
        return (end < 0 ? rest : rest[..end]).TrimEnd(':');
    }
}
