using System.Text;

namespace ForgeryCheck.Messages;

/// <summary>The field being reassembled, as far as it has been read.</summary>
internal sealed class PastedField
{
    private bool _semicolon;

    internal bool IsReceived { get; private set; }

    /// <summary>A list of field names may continue below (RFC 6376 section 3.5, h=), and each of them looks like a field.</summary>
    internal bool IsSignature { get; private set; }

    /// <summary>A field in which a receiving host states facts; nothing that a sender writes may be added to it.</summary>
    internal bool IsStatement { get; private set; }

    internal bool IsBare { get; private set; }

    /// <summary>Whether it has a proper continuation line (RFC 5322 section 2.2.3).</summary>
    internal bool IsFolded { get; set; }

    /// <summary>Whether the Received line has its "; date" (RFC 5321 section 4.4): only a zone or a comment can follow.</summary>
    internal bool IsComplete { get; private set; }

    /// <summary>Whether the date ends with the time of day: its zone is on the next line.</summary>
    internal bool LacksZone { get; private set; }

    internal static PastedField Of(ReadOnlySpan<byte> line)
    {
        var name = line[..HeaderParser.NameLength(line, out var colon)];
        var value = line[(colon + 1)..];
        var field = new PastedField
        {
            IsReceived = Ascii.EqualsIgnoreCase(name, "Received"),
            IsSignature = Holds(name, "signature"u8) || Holds(name, "seal"u8),
            IsStatement = Holds(name, "authentication-results"u8) || Holds(name, "received-spf"u8) || Holds(name, "arc-"u8),
            IsBare = LineEnds.IsBlank(value),
        };
        field.Add(value);
        return field;
    }

    internal void Add(ReadOnlySpan<byte> text)
    {
        IsBare &= LineEnds.IsBlank(text);
        if (!IsReceived || IsComplete)
        {
            return;
        }

        if (!_semicolon)
        {
            var semicolon = text.IndexOf((byte)';');
            if (semicolon < 0)
            {
                return;
            }

            _semicolon = true;
            text = text[semicolon..];
        }

        IsComplete = HasTime(text);
        LacksZone = IsComplete && text.TrimEnd(" \t"u8) is [.., (byte)':', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9'];
    }

    /// <summary>Whether a line can follow the date: a zone, or a comment.</summary>
    internal static bool IsAfterDate(ReadOnlySpan<byte> text) =>
        text is [(byte)'(', ..] or [(byte)'+' or (byte)'-', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', ..]
        || (text.Length is > 0 and <= 5 && !text.ContainsAnyExceptInRange((byte)'A', (byte)'Z'));

    internal static bool IsZone(ReadOnlySpan<byte> text) =>
        text is [(byte)'+' or (byte)'-', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9']
            or [(byte)'+' or (byte)'-', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', (byte)' ', (byte)'(', ..];

    private static bool HasTime(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOf((byte)':') is >= 0 and var found; at += found + 1)
        {
            var colon = at + found;
            if (colon > 0 && char.IsAsciiDigit((char)text[colon - 1]) && text[(colon + 1)..] is [>= (byte)'0' and <= (byte)'5', >= (byte)'0' and <= (byte)'9', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReadOnlySpan<byte> name, ReadOnlySpan<byte> part)
    {
        for (var at = 0; at + part.Length <= name.Length; at++)
        {
            if (Ascii.EqualsIgnoreCase(name.Slice(at, part.Length), part))
            {
                return true;
            }
        }

        return false;
    }
}
