using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes JSON (RFC 8259) as UTF-8 into a buffer that it uses again and again, byte for byte as Utf8JsonWriter would. That one looks
/// three times at each value; a report has two hundred values, nearly all of them plain, and writing them took a sixth of an analysis.
/// </summary>
internal sealed class JsonOutput(bool indented)
{
    private const string PlainCharacters =
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> PlainChars = SearchValues.Create(PlainCharacters);
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(Encoding.ASCII.GetBytes(PlainCharacters));

    private byte[] _bytes = new byte[1 << 14];
    private int _length;
    private int _depth;
    private bool _isFirst = true;
    private bool _hasKey;

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Whether a text is ASCII without anything that JSON escapes.</summary>
    internal static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(PlainChars);

    /// <summary>Whether a text is ASCII without anything that JSON escapes.</summary>
    internal static bool IsPlain(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(PlainBytes);

    /// <summary>Forgets what was written, since it was passed on. What is open stays open.</summary>
    internal void Clear() => _length = 0;

    /// <summary>Ends a line behind a whole value.</summary>
    internal void EndLine()
    {
        Put((byte)'\n');
        _isFirst = _depth == 0;
    }

    internal void StartObject() => Open((byte)'{');

    internal void StartObject(ReadOnlySpan<byte> key)
    {
        Key(key);
        StartObject();
    }

    internal void EndObject() => Close((byte)'}');

    internal void StartArray() => Open((byte)'[');

    internal void StartArray(ReadOnlySpan<byte> key)
    {
        Key(key);
        StartArray();
    }

    internal void EndArray() => Close((byte)']');

    /// <summary>The name of a property, its value to follow; nothing in it is escaped.</summary>
    internal void Key(ReadOnlySpan<byte> name)
    {
        Separate();
        var room = Room(name.Length + 4);
        room[0] = (byte)'"';
        name.CopyTo(room[1..]);
        room[name.Length + 1] = (byte)'"';
        room[name.Length + 2] = (byte)':';
        room[name.Length + 3] = (byte)' ';
        _length += name.Length + (indented ? 4 : 3);
        _hasKey = true;
    }

    internal void Null() => Literal("null"u8);

    internal void Null(ReadOnlySpan<byte> key)
    {
        Key(key);
        Null();
    }

    /// <summary>Text that is plain.</summary>
    internal void Plain(ReadOnlySpan<char> text)
    {
        Separate();
        var room = Room(text.Length + 2);
        room[0] = (byte)'"';
        Ascii.FromUtf16(text, room[1..], out _);
        room[text.Length + 1] = (byte)'"';
        _length += text.Length + 2;
    }

    /// <summary>Text that is plain.</summary>
    internal void Plain(ReadOnlySpan<byte> text)
    {
        Separate();
        var room = Room(text.Length + 2);
        room[0] = (byte)'"';
        text.CopyTo(room[1..]);
        room[text.Length + 1] = (byte)'"';
        _length += text.Length + 2;
    }

    /// <summary>Any text in UTF-8, what the encoder does not let through escaped.</summary>
    internal void Escaped(ReadOnlySpan<byte> utf8, JavaScriptEncoder encoder)
    {
        const int Longest = 6; // "\u00E9": for a character of four bytes it is twice that.
        Separate();
        Put((byte)'"');
        encoder.EncodeUtf8(utf8, Room(utf8.Length * Longest), out _, out var written);
        _length += written;
        Put((byte)'"');
    }

    internal void Number(long number)
    {
        Separate();
        Digits(number);
    }

    internal void Number(double number)
    {
        Separate();

        // Scores, weights and most delays have two decimals at most, and then those are the shortest form that reads back the same.
        var hundredths = Math.Abs(number) < 1e9 ? (long)Math.Round(number * 100) : 0;
        if (hundredths == 0 || hundredths / 100.0 != number)
        {
            number.TryFormat(Room(32), out var written, default, CultureInfo.InvariantCulture);
            _length += written;
            return;
        }

        if (hundredths < 0)
        {
            Put((byte)'-');
        }

        var (whole, part) = Math.DivRem(Math.Abs(hundredths), 100);
        Digits(whole);
        if (part > 0)
        {
            Put((byte)'.');
            Put((byte)('0' + (part / 10)));
        }

        if (part % 10 > 0)
        {
            Put((byte)('0' + (part % 10)));
        }
    }

    private void Literal(ReadOnlySpan<byte> text)
    {
        Separate();
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    private void Digits(long number)
    {
        number.TryFormat(Room(20), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Open(byte bracket)
    {
        Separate();
        Put(bracket);
        _depth++;
        _isFirst = true;
    }

    private void Close(byte bracket)
    {
        _depth--;
        if (!_isFirst && indented)
        {
            NewLine();
        }

        Put(bracket);
        _isFirst = false;
    }

    /// <summary>What stands before a value, or before the name of a property.</summary>
    private void Separate()
    {
        if (_hasKey)
        {
            _hasKey = false;
            return;
        }

        if (!_isFirst)
        {
            Put((byte)',');
        }

        _isFirst = false;
        if (indented && _depth > 0)
        {
            NewLine();
        }
    }

    private void NewLine()
    {
        var room = Room(1 + (2 * _depth))[..(1 + (2 * _depth))];
        room[0] = (byte)'\n';
        room[1..].Fill((byte)' ');
        _length += room.Length;
    }

    private void Put(byte c)
    {
        Room(1)[0] = c;
        _length++;
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        return _bytes.AsSpan(_length);
    }
}
