using System.Globalization;
using System.Text;
using ForgeryCheck.Facts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>
/// The one Received line that is certain: what this host itself saw. It separates the client's claim (HELO) from what the connection showed, in the
/// order of RFC 5321 section 4.4, and no byte from the client can make it say anything else.
/// </summary>
internal sealed record ReceivedStamp
{
    /// <summary>Longer words from the client are cut; RFC 5321 section 4.5.3.1.2 allows a domain 255.</summary>
    private const int MaxWord = 255;

    /// <summary>The client's HELO name; null if it gave none.</summary>
    public string? Helo { get; init; }

    /// <summary>Whether it is known what the client called itself: of "unknown" a reader would think that it gave no name.</summary>
    public bool IsHeloKnown { get; init; } = true;

    /// <summary>The reverse DNS name of its address, if it resolves back to the address; null if there is none.</summary>
    public string? ReverseName { get; init; }

    /// <summary>Whether anybody has looked for that name: of "unknown" a reader would think that there is none.</summary>
    public bool IsNameLookedUp { get; init; } = true;

    /// <summary>The client's address; null if a trusted peer in front declared it unavailable.</summary>
    public required HostAddress? Address { get; init; }

    /// <summary>Whether the message has SMTPUTF8: only then may the line contain more than ASCII (RFC 6531 section 3.7.3).</summary>
    public bool Utf8 { get; init; }

    /// <summary>The name of this host.</summary>
    public required string By { get; init; }

    /// <summary>The protocol, a registered keyword (RFC 3848, RFC 6531): "ESMTPS".</summary>
    public required string With { get; init; }

    /// <summary>The queue id.</summary>
    public required string Id { get; init; }

    /// <summary>The TLS version, "TLSv1.3"; null without TLS.</summary>
    public string? Tls { get; init; }

    /// <summary>The cipher suite by its IANA name (RFC 8314 section 4.3); null without TLS.</summary>
    public string? Cipher { get; init; }

    /// <summary>The recipient if there is only one: two would be disclosed to each other (RFC 5321 section 7.2).</summary>
    public string? For { get; init; }

    /// <summary>When the message was received, with the offset to write.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The complete field with its line ends, at most 998 bytes per line (RFC 5322 section 2.1.1).</summary>
    public string ToField()
    {
        var text = new StringBuilder("Received: from ");
        AppendClient(text);
        text.Append("\r\n");
        if (Tls is not null || Cipher is not null)
        {
            text.Append("\t(using ").Append(Word(Tls ?? "TLS")).Append(" with cipher ").Append(Word(Cipher ?? "unknown")).Append(")\r\n");
        }

        text.Append("\tby ").Append(Word(By)).Append(" (").Append(ReverseNames.OwnProgram).Append(") with ").Append(Word(With)).Append(" id ").Append(Word(Id));
        if (Word(For) is { Length: > 0 } recipient)
        {
            text.Append("\r\n\tfor <").Append(recipient).Append('>');
        }

        // RFC 5322 section 3.3; with a numeric offset, since RFC 5321 section 4.4 recommends local time with one.
        text.Append(";\r\n\t").Append(Time.ToString("ddd, d MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture));
        var offset = Time.Offset;
        text.Append(offset < TimeSpan.Zero ? '-' : '+').Append(offset.ToString("hhmm", CultureInfo.InvariantCulture)).Append("\r\n");
        return text.ToString();
    }

    // Usually "helo (name [address])". What is not known is left out: "helo ([address])", "(name [address])", or the address alone.
    private void AppendClient(StringBuilder text)
    {
        var helo = Word(Helo) is { Length: > 0 } word ? word : IsHeloKnown ? "unknown" : "";
        var name = Word(ReverseName) is { Length: > 0 } found ? found : IsNameLookedUp ? "unknown" : "";
        if (helo.Length == 0 && name.Length == 0 && Address is { } only)
        {
            text.Append(only.IsV6 ? "IPv6:" : "").Append(only);
            return;
        }

        text.Append(helo).Append(helo.Length > 0 ? "\r\n\t(" : "(").Append(name);
        if (Address is { } address)
        {
            text.Append(name.Length > 0 ? " [" : "[").Append(address.IsV6 ? "IPv6:" : "").Append(address).Append(']');
        }

        text.Append(')');
    }

    /// <summary>
    /// A word from the client made safe for the line: white space, control characters and everything with a meaning in a Received line become "?", and
    /// so does all beyond ASCII unless the message has SMTPUTF8. The session's record has the word as it came.
    /// </summary>
    private string? Word(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var word = value.Length > MaxWord ? value[..MaxWord] : value;
        return string.Create(word.Length, (word, Utf8), static (span, from) =>
        {
            // An address literal keeps its brackets; anywhere else brackets could pass for an address.
            var (text, utf8) = from;
            var literal = text.Length > 2 && text[0] == '[' && text[^1] == ']' && !text.AsSpan(1, text.Length - 2).ContainsAny('[', ']') && HostAddress.TryParse(text[1..^1], out _);
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                var plain = c is > ' ' and not ('(' or ')' or '<' or '>' or '"' or '\\' or ';' or ',' or '\x7f')
                    && (c < '\x7f' || (utf8 && !char.IsControl(c) && !char.IsWhiteSpace(c) && !char.IsSurrogate(c)));
                span[i] = plain && (literal || c is not ('[' or ']')) ? c : '?';
            }
        });
    }
}
