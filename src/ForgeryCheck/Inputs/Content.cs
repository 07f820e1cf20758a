using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>Recognises mail by content; file names say little.</summary>
/// <param name="Kind">What the content is.</param>
/// <param name="Start">Where an mbox begins, after any byte-order mark and blank lines.</param>
/// <param name="LineEnd">The byte that ends lines.</param>
internal readonly record struct Content(ContentKind Kind, int Start, byte LineEnd)
{
    /// <summary>The number of bytes examined.</summary>
    internal const int Sample = 1 << 14;

    /// <summary>Within so many bytes, files that are not text have a NUL.</summary>
    private const int Lead = 512;

    private static readonly string[] KnownNames =
    [
        "Received", "From", "To", "Cc", "Date", "Subject", "Message-ID", "Return-Path", "Delivered-To", "Envelope-To", "Sender",
        "Reply-To", "MIME-Version", "Content-Type", "DKIM-Signature", "Authentication-Results", "Received-SPF", "ARC-Seal",
    ];

    /// <summary>Classifies content by its first bytes.</summary>
    internal static Content Recognise(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Sample)];
        var lineEnd = LineEnds.Of(bytes);
        switch (bytes)
        {
            case []:
                return new(ContentKind.Empty, 0, lineEnd);
            case [0x1F, 0x8B, ..]:
                return new(ContentKind.Gzip, 0, lineEnd);
            case [0xFF, 0xFE, ..]:
                return new(ContentKind.Utf16, 2, lineEnd);
            case [0xFE, 0xFF, ..]:
                return new(ContentKind.Utf16BigEndian, 2, lineEnd);
            default:
                if (Magic.Of(bytes) is { } kind)
                {
                    return new(kind, 0, lineEnd);
                }

                var start = StartOfText(bytes);
                if (IsMbox(bytes[start..], lineEnd))
                {
                    return new(ContentKind.Mbox, start, lineEnd);
                }

                // Apple Mail writes the length of the message on a line above it.
                if (EmlxReader.Length(bytes, out var below) is not null && Fields(bytes[below..], lineEnd) == ContentKind.Message)
                {
                    return new(ContentKind.Emlx, below, lineEnd);
                }

                var fields = IsBinary(bytes, start) ? ContentKind.Binary : Fields(bytes, lineEnd);
                return new(fields != ContentKind.Message && HeaderJson.MayBegin(bytes[start..]) ? ContentKind.Json : fields, 0, lineEnd);
        }
    }

    // Among chance bytes there are lines with a colon in them. What begins with a field is mail, though somebody put a NUL into it.
    private static bool IsBinary(ReadOnlySpan<byte> bytes, int start) =>
        bytes[..Math.Min(bytes.Length, Lead)].Contains((byte)0) && !PastedText.IsLikelyName(bytes.Slice(start, HeaderParser.NameLength(bytes[start..], out _)));

    private static bool IsMbox(ReadOnlySpan<byte> text, byte lineEnd)
    {
        var line = LineEnds.First(text, lineEnd);
        var form = FromLine.FormOf(line);
        return form == FromLineForm.Dated || FromLine.IsAboveMessage(form, LineEnds.First(text[line.Length..], lineEnd));
    }

    private static int StartOfText(ReadOnlySpan<byte> bytes)
    {
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        var text = bytes[start..].IndexOfAnyExcept(" \t\r\n"u8);
        return text < 0 ? start : start + text;
    }

    private static ContentKind Fields(ReadOnlySpan<byte> bytes, byte lineEnd)
    {
        if (IsPlainHeader(bytes, lineEnd))
        {
            return ContentKind.Message;
        }

        using var capture = new HeaderCapture(lineEnd, pasted: true);
        _ = capture.Append(bytes);
        var header = capture.Finish(out _, out var repairs);
        var known = 0;
        var named = 0;
        foreach (var field in header.Fields)
        {
            if (IsNamed(header.Name(field)))
            {
                named++;
                known += IsKnown(header.Name(field)) ? 1 : 0;
            }
        }

        // Below a junk line, a single known field might be chance.
        var needed = header.Fields is [{ NameLength: > 0 }, ..] ? 1 : 2;
        // A web page about mail may show a header: skip prose above a header only in a file that the user named.
        return known >= needed && repairs?.IsBelowProse != true ? ContentKind.Message
            : named > 0 ? ContentKind.Fields
            : bytes.Contains((byte)0) ? ContentKind.Binary
            : ContentKind.Text;
    }

    // Nearly every message. Anything else is read as pasted text to be judged, which costs several times as much.
    private static bool IsPlainHeader(ReadOnlySpan<byte> bytes, byte lineEnd)
    {
        var fields = HeaderParser.Parse(bytes, lineEnd, out var length, out _);
        if (fields is not [var first, ..] || !IsKnown(bytes.Slice(first.Start, first.NameLength)))
        {
            return false;
        }

        var hasReceived = false;
        foreach (var field in fields.AsSpan())
        {
            var isCut = length == bytes.Length && field.Start + field.Length == length;
            if (field.NameLength == 0 && !isCut)
            {
                return false;
            }

            hasReceived |= Ascii.EqualsIgnoreCase(bytes.Slice(field.Start, field.NameLength), "Received");
        }

        return hasReceived;
    }

    /// <summary>Whether a name is one that fields have in practice. The grammar allows more: {"a":1} would begin with a field.</summary>
    private static bool IsNamed(ReadOnlySpan<byte> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_' or (byte)'.'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsKnown(ReadOnlySpan<byte> name)
    {
        if (name is [(byte)'X' or (byte)'x', (byte)'-', _, ..])
        {
            return true;
        }

        foreach (var known in KnownNames)
        {
            if (Ascii.EqualsIgnoreCase(name, known))
            {
                return true;
            }
        }

        return false;
    }
}
