using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Lines of a dialogue, bounded: the first ones and the last ones are kept, since the last ones say how it ended.</summary>
internal sealed class DialogueLines
{
    private const int MostFirst = 80;
    private const int MostFirstBytes = 8192;
    private const int MostLast = 20;
    private const int MostOfLast = 200;

    private readonly Queue<byte[]> _last = new();
    private byte[] _first = [];
    private int _length;
    private int _lines;
    private long _dropped;

    /// <summary>Whether there are none.</summary>
    internal bool IsEmpty => _length == 0 && _last.Count == 0;

    /// <summary>Removes all.</summary>
    internal void Clear()
    {
        (_length, _lines, _dropped) = (0, 0, 0);
        _last.Clear();
    }

    /// <summary>Adds a line.</summary>
    /// <param name="side">Who said it: 'C', 'S', or '-' for a note.</param>
    /// <param name="line">The line without its end.</param>
    internal void Add(byte side, ReadOnlySpan<byte> line)
    {
        if (_last.Count == 0 && _lines < MostFirst && _length + line.Length + 3 <= MostFirstBytes)
        {
            _lines++;
            AddFirst([side, (byte)' '], line);
            return;
        }

        if (_last.Count == MostLast)
        {
            _last.Dequeue();
            _dropped++;
        }

        var cut = line.Length > MostOfLast ? " [cut]"u8 : default;
        _last.Enqueue([side, (byte)' ', .. line[..Math.Min(line.Length, MostOfLast)], .. cut, (byte)'\n']);
    }

    /// <summary>Writes all of them, each with an LF.</summary>
    internal void CopyTo(MemoryStream text)
    {
        text.Write(_first.AsSpan(0, _length));
        if (_dropped > 0)
        {
            text.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"- [{_dropped} more lines, not recorded]\n")));
        }

        foreach (var line in _last)
        {
            text.Write(line);
        }
    }

    private void AddFirst(ReadOnlySpan<byte> side, ReadOnlySpan<byte> line)
    {
        var needed = _length + side.Length + line.Length + 1;
        if (needed > _first.Length)
        {
            Array.Resize(ref _first, Math.Max(needed, Math.Max(512, 2 * _first.Length)));
        }

        side.CopyTo(_first.AsSpan(_length));
        line.CopyTo(_first.AsSpan(_length + side.Length));
        _first[needed - 1] = (byte)'\n';
        _length = needed;
    }
}
