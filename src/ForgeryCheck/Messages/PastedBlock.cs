namespace ForgeryCheck.Messages;

/// <summary>
/// Finds the lines of a pasted header among prose and blank lines. An empty line ends a header (RFC 5322 section 2.1), and body text must never
/// become header: blank lines are skipped only where the text above is no complete header, lacking author and date.
/// </summary>
internal static class PastedBlock
{
    /// <summary>The maximum number of blank lines skipped: more than any header has fields.</summary>
    private const int MaxBlanks = 2000;

    /// <summary>
    /// The line with which the header begins; -1 if nothing looks like one. Prose above it is skipped only if a Received line follows.
    /// </summary>
    internal static int Start(List<ReadOnlyMemory<byte>> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = WithoutMarks(lines[i].Span);
            if (PastedText.IsField(line, "Received") || (PastedText.IsTrace(line) && HasReceived(lines, i)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Takes the lines of the header, leaving out blank ones between fields.</summary>
    /// <param name="lines">The lines, from the first of the header on.</param>
    /// <param name="blanks">The number of blank lines left out.</param>
    /// <param name="leftOut">
    /// The number of Received lines further down, if the header above has neither author nor date: it may have continued.
    /// </param>
    internal static List<ReadOnlyMemory<byte>> Take(List<ReadOnlyMemory<byte>> lines, out int blanks, out int leftOut)
    {
        leftOut = 0;
        var taken = new List<ReadOnlyMemory<byte>>();
        PastedField? received = null;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        blanks = 0;
        var spaced = IsSpaced(lines, out var gap);
        var areNamesAlone = lines.Exists(l => IsBare(l.Span) && PastedText.IsField(l.Span, "Received"));
        for (var at = 0; at < lines.Count;)
        {
            var end = at;
            var before = seen.Count;
            while (end < lines.Count && !lines[end].IsEmpty)
            {
                Note(lines[end].Span, seen);
                Follow(lines[end].Span, ref received);
                taken.Add(lines[end++]);
            }

            var next = end;
            while (next < lines.Count && lines[next].IsEmpty)
            {
                next++;
            }

            var goesOn = next < lines.Count && blanks < MaxBlanks
                && ((spaced && GoesOnSpaced(lines, next, next - end, gap, seen))
                    || (areNamesAlone && taken.Count > 0 && next - end <= 2 && IsBare(taken[^1].Span))
                    || GoesOn(lines, next, next - end, taken.Count > 0, received is null or { IsComplete: true }, seen, blanks > 0 && seen.Count <= before + 1));
            if (!goesOn)
            {
                leftOut = seen.Contains("From") || seen.Contains("Date") ? 0 : lines.Skip(next).Count(l => PastedText.IsField(l.Span, "Received"));
                break;
            }

            blanks += next - end;
            at = next;
        }

        return taken;
    }

    /// <summary>Every line on its own, each followed by the same number of blank lines: copied from a web page.</summary>
    private static bool IsSpaced(List<ReadOnlyMemory<byte>> lines, out int gap)
    {
        gap = 1;
        while (gap < lines.Count && lines[gap].IsEmpty)
        {
            gap++;
        }

        var second = gap;
        gap--;
        return gap > 0 && second < lines.Count && PastedText.IsTrace(lines[0].Span) && (second + 1 == lines.Count || lines[second + 1].IsEmpty);
    }

    private static bool GoesOnSpaced(List<ReadOnlyMemory<byte>> lines, int next, int gap, int usual, HashSet<string> seen)
    {
        // A field that occurs once in a message is repeated: the header of another message, quoted in the body (RFC 5322 section 3.6).
        var line = lines[next].Span;
        return gap <= usual && !(PastedText.IsOrigin(line) && seen.Contains(Name(line))) && (next + 1 == lines.Count || lines[next + 1].IsEmpty);
    }

    /// <summary>A stray blank line among the trace fields; not once an originator field has been seen.</summary>
    private static bool GoesOn(List<ReadOnlyMemory<byte>> lines, int next, int gap, bool isBegun, bool isComplete, HashSet<string> seen, bool fieldwise)
    {
        if (gap > 2 || !isBegun)
        {
            return false;
        }

        var line = lines[next].Span;
        if (seen.Count > 0)
        {
            // Blank lines between fields, the last of them an originator field: only another one not yet seen continues the header.
            return fieldwise && PastedText.IsOrigin(line) && !seen.Contains(Name(line));
        }

        var rest = line[PastedText.Lead(line, out _, out _)..];
        return rest.Length == line.Length && PastedText.IsKnownField(line)
            ? PastedText.IsTrace(line) || HasOrigin(lines, next)
            : PastedText.IsLikelyName(rest[..HeaderParser.NameLength(rest, out _)]) ? HasOrigin(lines, next) && HasReceived(lines, 0)
            : !isComplete;
    }

    private static bool IsBare(ReadOnlySpan<byte> line) => HeaderParser.NameLength(line, out var colon) > 0 && LineEnds.IsBlank(line[(colon + 1)..]);

    // The last Received line with what follows it, which is read once: at each blank line it may be asked whether it is complete.
    private static void Follow(ReadOnlySpan<byte> line, ref PastedField? received)
    {
        if (PastedText.IsField(line, "Received"))
        {
            received = PastedField.Of(line);
        }
        else
        {
            received?.Add(line);
        }
    }

    private static bool HasOrigin(List<ReadOnlyMemory<byte>> lines, int from)
    {
        for (var i = from; i < Math.Min(lines.Count, from + 200); i++)
        {
            if (PastedText.IsField(lines[i].Span, "Received") || PastedText.IsField(lines[i].Span, "From") || PastedText.IsField(lines[i].Span, "Date"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasReceived(List<ReadOnlyMemory<byte>> lines, int from)
    {
        for (var i = from; i < Math.Min(lines.Count, from + 200); i++)
        {
            if (PastedText.IsField(WithoutMarks(lines[i].Span), "Received"))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> WithoutMarks(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart(" \t>|"u8);
        return line[PastedText.Lead(line, out _, out _)..];
    }

    private static void Note(ReadOnlySpan<byte> line, HashSet<string> seen)
    {
        if (PastedText.IsOrigin(line))
        {
            seen.Add(Name(line));
        }
    }

    private static string Name(ReadOnlySpan<byte> line) => System.Text.Encoding.ASCII.GetString(line[..HeaderParser.NameLength(line, out _)]);
}
