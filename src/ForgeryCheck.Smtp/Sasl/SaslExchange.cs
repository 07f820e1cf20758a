using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Sasl;

/// <summary>One authentication exchange (RFC 4422 section 3): challenges and responses until the credentials are complete.</summary>
/// <param name="mechanism">The name of the mechanism.</param>
internal abstract class SaslExchange(string mechanism)
{
    /// <summary>RFC 4616 section 2 allows each part 255 bytes. Whatever a client sends beyond is cut.</summary>
    private const int MostText = 255;

    /// <summary>The name of the mechanism.</summary>
    internal string Mechanism => mechanism;

    /// <summary>The challenge to send next: a 334 reply with nothing but its base64 (RFC 4954 section 4).</summary>
    internal abstract Reply Challenge { get; }

    /// <summary>The user name; null until it is known.</summary>
    internal string? User { get; private protected set; }

    /// <summary>The identity to act as; null if the client named none.</summary>
    internal string? Identity { get; private protected set; }

    /// <summary>The password; null until it is known.</summary>
    internal string? Password { get; private protected set; }

    /// <summary>Takes a response, decoded.</summary>
    internal abstract SaslProgress Take(ReadOnlySpan<byte> response);

    /// <summary>Part of a response as text: UTF-8 as RFC 4616 wants it, or else Latin-1.</summary>
    private protected static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = TraceText.Decode(bytes);
        return text.Length <= MostText ? text
            : text[..(char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText)];
    }
}
