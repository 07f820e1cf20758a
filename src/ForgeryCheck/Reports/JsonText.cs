using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes values that come from mail. What is plain goes out readable ("&lt;a@example.org&gt;", "+0200", "Grüße"); a value that
/// holds anything a terminal or an eye could be misled by is escaped down to ASCII.
/// </summary>
internal sealed class JsonText(Utf8JsonWriter json)
{
    private byte[] _scratch = new byte[1024];

    internal void Write(JsonEncodedText key, string? value)
    {
        if (value is null)
        {
            json.WriteNull(key);
        }
        else if (Ascii.IsValid(value) || SafeText.IsSafe(value))
        {
            json.WriteString(key, value);
        }
        else
        {
            json.WriteString(key, Escaped(value));
        }
    }

    /// <summary>A value in an array, or after a property's name.</summary>
    internal void Write(string? value)
    {
        if (value is null || Ascii.IsValid(value) || SafeText.IsSafe(value))
        {
            json.WriteStringValue(value);
        }
        else
        {
            json.WriteStringValue(Escaped(value));
        }
    }

    /// <summary>A value of a Received line; null where the line has none.</summary>
    internal void Write(JsonEncodedText key, ReceivedLine line, TraceField field)
    {
        if (line.Has(field))
        {
            WriteUtf8(key, Unfold(line.Raw(field)));
        }
        else
        {
            json.WriteNull(key);
        }
    }

    /// <summary>A host name of a Received line, in the form of <see cref="HostText"/>.</summary>
    internal void WriteHost(JsonEncodedText key, ReceivedLine line, TraceField field)
    {
        var name = line.Has(field) ? Unfold(line.Raw(field)) : default;
        if (!line.Has(field) || (field == TraceField.ReverseName && HostText.IsUnknown(name)))
        {
            json.WriteNull(key);
        }
        else
        {
            WriteUtf8(key, name[..HostText.Lower(name)]);
        }
    }

    /// <summary>Bytes of the mail as text, folds turned into single spaces.</summary>
    internal void WriteUnfolded(JsonEncodedText key, ReadOnlySpan<byte> bytes) => WriteUtf8(key, Unfold(bytes));

    /// <summary>The same, in an array.</summary>
    internal void WriteUnfolded(ReadOnlySpan<byte> bytes)
    {
        var utf8 = Unfold(bytes);
        if (Ascii.IsValid(utf8))
        {
            json.WriteStringValue(utf8);
        }
        else
        {
            Write(Encoding.UTF8.GetString(utf8));
        }
    }

    internal void Write(JsonEncodedText key, HostAddress? address)
    {
        if (address is not { } a)
        {
            json.WriteNull(key);
        }
        else if (a.IsV6)
        {
            json.WriteString(key, a.ToString());
        }
        else
        {
            Span<byte> text = stackalloc byte[15];
            var length = 0;
            for (var shift = 24; shift >= 0; shift -= 8)
            {
                ((byte)((uint)a.Bits >> shift)).TryFormat(text[length..], out var digits, default, CultureInfo.InvariantCulture);
                length += digits;
                if (shift > 0)
                {
                    text[length++] = (byte)'.';
                }
            }

            json.WriteString(key, text[..length]);
        }
    }

    internal void Write(JsonEncodedText key, DateTimeOffset? time)
    {
        if (time is { } t)
        {
            Span<byte> text = stackalloc byte[ReportTime.Length];
            json.WriteString(key, text[..ReportTime.Write(t, text)]);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    internal void Write(JsonEncodedText key, long? number)
    {
        if (number is { } n)
        {
            json.WriteNumber(key, n);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    /// <summary>A number; JSON has no infinity.</summary>
    internal void Write(JsonEncodedText key, double? number)
    {
        if (number is { } n && double.IsFinite(n))
        {
            json.WriteNumber(key, n);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    private static JsonEncodedText Escaped(string value)
    {
        // A round trip makes U+FFFD of unpaired surrogates, which JSON cannot carry (RFC 8259 section 8.2).
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));
        return JsonEncodedText.Encode(whole, JavaScriptEncoder.Default);
    }

    private void WriteUtf8(JsonEncodedText key, ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            json.WriteString(key, utf8);
        }
        else
        {
            Write(key, Encoding.UTF8.GetString(utf8));
        }
    }

    // The same as TraceText.Unfold, trimmed, without making a string of it.
    private Span<byte> Unfold(ReadOnlySpan<byte> bytes)
    {
        // Two bytes for each: Latin-1 read as such may grow to that.
        if (_scratch.Length < bytes.Length * 2)
        {
            _scratch = new byte[bytes.Length * 2];
        }

        var length = 0;
        var rest = bytes.Trim(" \t\r\n\0"u8);
        while (!rest.IsEmpty)
        {
            var end = EndOfPlain(rest);
            rest[..end].CopyTo(_scratch.AsSpan(length));
            length += end;
            rest = rest[end..];

            // What stands between two plain runs is white space, one space from here on, or only NUL, which is dropped.
            var next = Math.Max(rest.IndexOfAnyExcept(" \t\r\n\0"u8), 0);
            if (rest[..next].IndexOfAnyExcept((byte)0) >= 0)
            {
                _scratch[length++] = (byte)' ';
            }

            rest = rest[next..];
        }

        var text = _scratch.AsSpan(0, length);
        if (System.Text.Unicode.Utf8.IsValid(text))
        {
            return text;
        }

        var latin = Encoding.Latin1.GetString(text);
        return _scratch.AsSpan(0, Encoding.UTF8.GetBytes(latin, _scratch));
    }

    // Single spaces between words are plain.
    private static int EndOfPlain(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny("\t\r\n\0"u8);
        var plain = end < 0 ? bytes : bytes[..end];
        var gap = plain.IndexOf("  "u8);
        plain = gap < 0 ? plain : plain[..gap];
        return plain.TrimEnd((byte)' ').Length;
    }
}
