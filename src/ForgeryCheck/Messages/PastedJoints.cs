namespace ForgeryCheck.Messages;

/// <summary>
/// Parts fields that were pasted as one line: two Received fields one behind the other, or a whole header that was copied from a form or from a cell of
/// a table. A sender must not make lines in this way, with a HELO that contains "Received:". So a line is parted only where the field before it is
/// whole, and only in a text in which no line is folded: what mail hosts write is (RFC 5322 section 2.2.3), and there the fold comes behind the HELO.
/// </summary>
internal sealed class PastedJoints
{
    /// <summary>The longest name of a field that is looked for.</summary>
    private const int MaxName = 80;

    private readonly List<ReadOnlyMemory<byte>> _output = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _isFolded;
    private JointScanner _field = new([]);
    private bool _wasParted;

    private PastedJoints(List<ReadOnlyMemory<byte>> lines)
    {
        _isFolded = lines.Exists(l => l.Span is [(byte)' ' or (byte)'\t', ..] && !LineEnds.IsBlank(l.Span));
    }

    /// <summary>The number of fields that were parted from the one before them.</summary>
    internal int Count { get; private set; }

    /// <summary>The number of Received fields within others, where a sender may have written them.</summary>
    internal int Unsure { get; private set; }

    /// <summary>Parts the lines above the first empty one.</summary>
    internal static PastedJoints Part(ref List<ReadOnlyMemory<byte>> lines)
    {
        var joints = new PastedJoints(lines);
        var end = lines.FindIndex(l => l.IsEmpty);
        end = end < 0 ? lines.Count : end;
        for (var i = 0; i < end; i++)
        {
            joints.Read(lines[i]);
        }

        if (joints.Count > 0)
        {
            lines = [.. joints._output, .. lines[end..]];
        }

        return joints;
    }

    /// <summary>Whether a field of a header contains another field.</summary>
    internal static bool IsIn(ReadOnlySpan<byte> line)
    {
        if (!PastedText.IsTrace(line))
        {
            return false;
        }

        JointScanner? field = null;
        var read = 0;
        for (var at = line.IndexOf((byte)':') + 1; line[at..].IndexOf((byte)':') is >= 0 and var colon; at += colon + 1)
        {
            // Few lines have a colon behind a word: most are in times and addresses.
            var end = at + colon;
            var start = end - Math.Min(end - at, MaxName);
            start += line[start..end].LastIndexOfAny(" \t\r\n"u8) + 1;
            if (line[start - 1] > ' ' || start == end || !IsName(line[start..]))
            {
                continue;
            }

            if (BeginsReceived(line[start..]))
            {
                return true;
            }

            var scanner = field ?? new JointScanner(line);
            for (read = Math.Max(read, scanner.ValueStart); read < start; read++)
            {
                scanner.Add(line[read]);
            }

            if (scanner is { IsReceived: true, IsWhole: true })
            {
                return true;
            }

            field = scanner;
        }

        return false;
    }

    private void Read(ReadOnlyMemory<byte> memory)
    {
        var line = memory.Span;
        var start = 0;
        var at = 0;
        if (HeaderParser.NameLength(line, out _) > 0 && (PastedText.IsKnownField(line) || IsName(line)))
        {
            Begin(line, parted: false);
            at = _field.ValueStart;
        }

        for (; at < line.Length; at++)
        {
            if (at > 0 && line[at - 1] <= ' ' && line[at] > ' ' && IsName(line[at..]) && IsJoint(line[at..]))
            {
                _output.Add(memory[start..at][..line[start..at].TrimEnd(" \t"u8).Length]);
                Count++;
                start = at;
                Begin(line[at..], parted: true);
                at += _field.ValueStart;
            }

            if (at < line.Length)
            {
                _field.Add(line[at]);
            }
        }

        _field.Add((byte)' ');
        _output.Add(memory[start..]);
    }

    private void Begin(ReadOnlySpan<byte> line, bool parted)
    {
        _field = new JointScanner(line);
        _wasParted = parted;
        if (_field.IsOrigin)
        {
            _seen.Add(Name(line));
        }
    }

    /// <summary>Whether the field so far ends where another name follows.</summary>
    private bool IsJoint(ReadOnlySpan<byte> next)
    {
        var isReceived = PastedText.IsField(next, "Received");
        if (isReceived && !BeginsReceived(next))
        {
            return false;
        }

        // The originator fields and all below them are the sender's: whatever name they contain, it gives no trace.
        var isPossible = _field.IsReceived ? _field.IsWhole
            : _field.IsOrigin ? _wasParted
            : (_wasParted || (isReceived && _field.IsTrace)) && _field.IsBalanced && _field.Last() is not ((byte)':' or (byte)'=' or (byte)',');
        var isSure = isPossible && !_isFolded && !(PastedText.IsTrace(next) && _seen.Count > 0) && !(PastedText.IsOrigin(next) && _seen.Contains(Name(next)));
        Unsure += isReceived && !isSure && _field.IsTrace ? 1 : 0;
        return isSure;
    }

    /// <summary>"Received: from", "Received: by" or "Received: (qmail ...".</summary>
    private static bool BeginsReceived(ReadOnlySpan<byte> text)
    {
        if (!PastedText.IsField(text, "Received"))
        {
            return false;
        }

        var value = text[9..].TrimStart(" \t\r\n"u8);
        return value.IsEmpty || value.StartsWith("from "u8) || value.StartsWith("from\t"u8) || value.StartsWith("by "u8) || value.StartsWith("by\t"u8) || value.StartsWith("("u8);
    }

    /// <summary>A known name, or one with a hyphen ("X-Mailer"), then a colon and a space. "from:to:subject" is a list of a signature.</summary>
    private static bool IsName(ReadOnlySpan<byte> text)
    {
        if (text[0] > 'z')
        {
            return false;
        }

        var length = HeaderParser.NameLength(text, out var colon);
        return length > 0 && colon == length && (colon + 1 == text.Length || text[colon + 1] <= ' ')
            && (PastedText.IsKnownField(text) || (text[..length].Contains((byte)'-') && PastedText.IsLikelyName(text[..length])));
    }

    private static string Name(ReadOnlySpan<byte> line) => System.Text.Encoding.ASCII.GetString(line[..HeaderParser.NameLength(line, out _)]);
}
