using System.Buffers;
using System.Text;

namespace ForgeryCheck.Messages;

/// <summary>What stands for a space in text that passed through a web page, a ticket or a log, and the field names of mail.</summary>
internal static class PastedText
{
    /// <summary>No-break space, figure space, narrow no-break space, ideographic space; zero-width space and byte-order mark are nothing.</summary>
    private static readonly byte[][] Wide = [[0xC2, 0xA0], [0xE2, 0x80, 0x87], [0xE2, 0x80, 0xAF], [0xE3, 0x80, 0x80]];
    private static readonly byte[][] Empty = [[0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF]];

    private static readonly byte[][] Written =
        [
            "\\t"u8.ToArray(), "&nbsp;"u8.ToArray(), "&#9;"u8.ToArray(), "&#32;"u8.ToArray(), "&#160;"u8.ToArray(), "&#xA0;"u8.ToArray(), "&#xa0;"u8.ToArray(), "&#x9;"u8.ToArray(), "&#x09;"u8.ToArray(), "&#09;"u8.ToArray(), "&emsp;"u8.ToArray(), "&ensp;"u8.ToArray(),
            "&Tab;"u8.ToArray(), "=20"u8.ToArray(), "=09"u8.ToArray(),
        ];

    private static readonly string[] TraceNames = ["Received", "Return-Path", "Delivered-To", "Envelope-To", "Authentication-Results", "Received-SPF", "DKIM-Signature"];
    private static readonly string[] OriginNames =
    [
        "From", "To", "Cc", "Date", "Subject", "Message-ID", "Sender", "Reply-To", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Bcc",
        "References", "In-Reply-To", "List-Id",
    ];

    private static readonly SearchValues<byte> Special = SearchValues.Create([0xA0, 0xC2, 0xE2, 0xE3, 0xEF]);

    /// <summary>Whether a text has a byte that may begin a non-ASCII space.</summary>
    internal static bool MayHold(ReadOnlySpan<byte> text) => text.ContainsAny(Special);

    /// <summary>The number of bytes at the start of a text that stand for one space, other than a plain space or tab; 0 if there are none.</summary>
    internal static int BlankAt(ReadOnlySpan<byte> text, bool written, out bool isEmpty)
    {
        isEmpty = false;
        if (text.IsEmpty)
        {
            return 0;
        }

        // A lone A0 byte is Latin-1's no-break space; in UTF-8 it never begins a character.
        var length = text[0] == 0xA0 ? 1 : Match(text, Wide);
        if (length == 0)
        {
            length = Match(text, Empty);
            isEmpty = length > 0;
        }

        return length > 0 || !written ? length : Match(text, Written);
    }

    /// <summary>The length of the leading white space in any representation, and whether it is more than plain spaces and tabs.</summary>
    internal static int Lead(ReadOnlySpan<byte> line, out bool isSpecial, out bool isEmpty)
    {
        isSpecial = false;
        isEmpty = true;
        var at = 0;
        while (at < line.Length)
        {
            var nothing = false;
            var length = line[at] is (byte)' ' or (byte)'\t' ? 1 : BlankAt(line[at..], written: true, out nothing);
            if (length == 0)
            {
                break;
            }

            isSpecial |= line[at] is not ((byte)' ' or (byte)'\t');
            isEmpty &= nothing;
            at += length;
        }

        return at;
    }

    /// <summary>Whether a line begins with a known mail field.</summary>
    internal static bool IsKnownField(ReadOnlySpan<byte> line) => IsTrace(line) || IsOrigin(line);

    internal static bool IsTrace(ReadOnlySpan<byte> line) => Is(line, TraceNames);

    /// <summary>Whether a line begins with an originator-side field; RFC 5322 section 3.6 requires From and Date in every message.</summary>
    internal static bool IsOrigin(ReadOnlySpan<byte> line) => Is(line, OriginNames);

    /// <summary>Whether a line begins with the named field.</summary>
    internal static bool IsField(ReadOnlySpan<byte> line, string name) =>
        HeaderParser.NameLength(line, out _) == name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);

    /// <summary>Whether a name is one that fields have in practice: not a host name, address, time of day or clause of a Received line.</summary>
    internal static bool IsLikelyName(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || !char.IsAsciiLetter((char)name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return !(name.SequenceEqual("by"u8) || name.SequenceEqual("with"u8) || name.SequenceEqual("for"u8) || name.SequenceEqual("id"u8)
            || name.SequenceEqual("via"u8) || name.SequenceEqual("smtp"u8) || name.SequenceEqual("mailto"u8));
    }

    private static bool Is(ReadOnlySpan<byte> line, string[] names)
    {
        var length = HeaderParser.NameLength(line, out _);
        foreach (var name in names)
        {
            if (length == name.Length && Ascii.EqualsIgnoreCase(line[..length], name))
            {
                return true;
            }
        }

        return false;
    }

    private static int Match(ReadOnlySpan<byte> text, byte[][] forms)
    {
        foreach (var form in forms)
        {
            if (text.StartsWith(form))
            {
                return form.Length;
            }
        }

        return 0;
    }
}
