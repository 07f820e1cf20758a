using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ForgeryCheck.Writing;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes values that come from mail. What is plain goes out readable ("&lt;a@example.org&gt;", "+0200", "Grüße"); a value that
/// holds anything a terminal or an eye could be misled by is escaped down to ASCII.
/// </summary>
internal sealed class JsonText(JsonOutput json)
{
    private static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n\0"u8);

    private byte[] _scratch = new byte[1024];

    /// <summary>The name of a property that is known only now.</summary>
    internal void Key(string name) => json.Key(Utf8(name));

    /// <summary>One of the words that the schema knows.</summary>
    internal void Word(ReadOnlySpan<byte> key, string word)
    {
        json.Key(key);
        json.Plain(word);
    }

    internal void Write(ReadOnlySpan<byte> key, string? value)
    {
        json.Key(key);
        Write(value);
    }

    /// <summary>A value in an array, or after a property's name.</summary>
    internal void Write(string? value)
    {
        if (value is null)
        {
            json.Null();
        }
        else if (JsonOutput.IsPlain(value))
        {
            json.Plain(value);
        }
        else
        {
            // Unpaired surrogates, which JSON cannot carry (RFC 8259 section 8.2), become U+FFFD here.
            var isReadable = Ascii.IsValid(value) || SafeText.IsSafe(value);
            json.Escaped(Utf8(value), isReadable ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default);
        }
    }

    /// <summary>Several values.</summary>
    internal void Write(ReadOnlySpan<byte> key, IReadOnlyList<string> values)
    {
        json.StartArray(key);
        for (var i = 0; i < values.Count; i++)
        {
            Write(values[i]);
        }

        json.EndArray();
    }

    /// <summary>A value of a Received line; null where the line has none.</summary>
    internal void Write(ReadOnlySpan<byte> key, ReceivedLine line, TraceField field)
    {
        json.Key(key);
        if (line.Has(field))
        {
            WriteUtf8(Unfold(line.Raw(field)));
        }
        else
        {
            json.Null();
        }
    }

    /// <summary>A host name of a Received line, in the form of <see cref="HostText"/>.</summary>
    internal void WriteHost(ReadOnlySpan<byte> key, ReceivedLine line, TraceField field)
    {
        json.Key(key);
        var name = line.Has(field) ? Unfold(line.Raw(field)) : default;
        if (!line.Has(field) || (field == TraceField.ReverseName && HostText.IsUnknown(name)))
        {
            json.Null();
        }
        else
        {
            WriteUtf8(name[..HostText.Lower(name)]);
        }
    }

    /// <summary>Bytes of the mail as text, folds turned into single spaces.</summary>
    internal void WriteUnfolded(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes)
    {
        json.Key(key);
        WriteUnfolded(bytes);
    }

    /// <summary>The same, in an array.</summary>
    internal void WriteUnfolded(ReadOnlySpan<byte> bytes) => WriteUtf8(Unfold(bytes));

    internal void Write(ReadOnlySpan<byte> key, HostAddress? address)
    {
        json.Key(key);
        if (address is not { } a)
        {
            json.Null();
        }
        else if (a.IsV6)
        {
            json.Plain(a.ToString());
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

            json.Plain(text[..length]);
        }
    }

    internal void Write(ReadOnlySpan<byte> key, DateTimeOffset? time)
    {
        json.Key(key);
        if (time is { } t)
        {
            Span<byte> text = stackalloc byte[ReportTime.Length];
            json.Plain(text[..ReportTime.Write(t, text)]);
        }
        else
        {
            json.Null();
        }
    }

    internal void Write(ReadOnlySpan<byte> key, long? number)
    {
        json.Key(key);
        if (number is { } n)
        {
            json.Number(n);
        }
        else
        {
            json.Null();
        }
    }

    /// <summary>A number; JSON has no infinity.</summary>
    internal void Write(ReadOnlySpan<byte> key, double? number)
    {
        json.Key(key);
        if (number is { } n && double.IsFinite(n))
        {
            json.Number(n);
        }
        else
        {
            json.Null();
        }
    }

    private ReadOnlySpan<byte> Utf8(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        return _scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, _scratch));
    }

    private void Reserve(int bytes)
    {
        if (_scratch.Length < bytes)
        {
            _scratch = new byte[bytes];
        }
    }

    private void WriteUtf8(ReadOnlySpan<byte> utf8)
    {
        if (JsonOutput.IsPlain(utf8))
        {
            json.Plain(utf8);
        }
        else
        {
            Write(Encoding.UTF8.GetString(utf8));
        }
    }

    // The same as TraceText.Unfold, trimmed, without making a string of it.
    private Span<byte> Unfold(ReadOnlySpan<byte> bytes)
    {
        // Two bytes for each: Latin-1 read as such may grow to that.
        Reserve(bytes.Length * 2);
        if (!bytes.ContainsAny(White))
        {
            // Nearly every value but the whole line is one word.
            bytes.CopyTo(_scratch);
            return Whole(bytes.Length);
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

        return Whole(length);
    }

    /// <summary>What was unfolded, as UTF-8: bytes that are none are read as Latin-1.</summary>
    private Span<byte> Whole(int length)
    {
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
