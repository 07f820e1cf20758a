using System.Globalization;

namespace ForgeryCheck.Messages;

/// <summary>
/// Repairs a header that was mangled by a ticket system, a web page or a log. Headers that parse cleanly never come here, nor does mail from a server
/// or a mailbox. A few passes over at most <see cref="MessageLimits.HeaderBytes"/>.
/// </summary>
internal static class HeaderRepair
{
    /// <summary>The bytes examined after the first empty line if the header above it is not whole.</summary>
    internal const int Tail = 1 << 16;

    /// <summary>
    /// Whether what is above the first empty line is a header in itself: it has an author or a date, and Received lines or nothing but fields. A web page
    /// that shows a message has a table above the header, with an author and a date in it.
    /// </summary>
    internal static bool IsWhole(ReadOnlySpan<byte> header, byte lineEnd)
    {
        var (hasOrigin, hasTrace, isClean) = (false, false, true);
        while (header.Length > 0 && !(hasOrigin && hasTrace))
        {
            var line = LineEnds.First(header, lineEnd);
            switch (line[0] | 0x20)
            {
                case 'f' or 'd':
                    hasOrigin |= PastedText.IsField(line, "From") || PastedText.IsField(line, "Date");
                    break;
                case 'r':
                    hasTrace |= PastedText.IsField(line, "Received");
                    break;
            }

            isClean &= line[0] is (byte)' ' or (byte)'\t' || HeaderParser.NameLength(line, out _) > 0;
            header = header[line.Length..];
        }

        return hasOrigin && (hasTrace || isClean);
    }

    /// <summary>Whether a parsed header needs repair: a line that is not a field, an incomplete Received line, escaped text.</summary>
    internal static bool IsBroken(HeaderBlock header)
    {
        var bytes = header.Bytes.Span;
        var received = 0;
        for (var i = 0; i < header.Fields.Length; i++)
        {
            var field = header.Fields[i];
            if (field.NameLength == 0)
            {
                if (!PastedLines.IsSeparator(bytes.Slice(field.Start, field.Length)))
                {
                    return true;
                }
            }
            else if (header.Is(field, "Received"u8))
            {
                received++;
                var value = bytes.Slice(field.ValueStart, field.ValueLength);
                if (value.IsEmpty || LineEnds.IsBlank(value) || PastedText.BlankAt(value, written: false, out _) > 0
                    || HasWideBlank(value) || PastedEscapes.WithoutEnd(value).Length < value.Length || PastedDefang.IsIn(value)
                    || PastedJoints.IsIn(bytes.Slice(field.Start, field.Length)))
                {
                    return true;
                }
            }
            else if (PastedJoints.IsIn(bytes.Slice(field.Start, field.Length)))
            {
                return true;
            }
            else if (i == 0 ? !PastedText.IsLikelyName(header.Name(field)) : header.Is(header.Fields[i - 1], "Received"u8) && !PastedText.IsLikelyName(header.Name(field)))
            {
                return true;
            }
        }

        return received == 0 || PastedEscapes.HasEntities(bytes);
    }

    /// <summary>The number of lines that neither are nor continue a field, mailbox separators excepted.</summary>
    internal static int CountLeftOut(HeaderBlock header)
    {
        var count = 0;
        foreach (ref readonly var field in header.Fields.AsSpan())
        {
            if (field.NameLength == 0 && header.Bytes.Span.Slice(field.Start, field.Length) is var line && !PastedLines.IsSeparator(line))
            {
                count += Math.Max(1, line.Count((byte)'\n'));
            }
        }

        return count;
    }

    /// <summary>The repaired header; null if repair changes nothing.</summary>
    /// <param name="text">The pasted text: the header up to the first empty line, and what follows if that may be header too.</param>
    /// <param name="headerLength">Bytes above the first empty line.</param>
    /// <param name="lineEnd">The byte that ends lines.</param>
    /// <param name="stripped">Whether quote marks or an indentation were removed.</param>
    /// <param name="repairs">What was done.</param>
    internal static byte[]? Read(ReadOnlySpan<byte> text, int headerLength, byte lineEnd, out bool stripped, out HeaderRepairs? repairs)
    {
        var done = new List<string>();
        stripped = false;
        var header = text[..headerLength];
        if (PastedEscapes.WithLines(header) is { } written)
        {
            done.Add("escaped line ends and tabs were decoded");
            text = header = written;
            lineEnd = LineEnds.LineFeed;
        }

        if (PastedQuotes.TakeOff(text) is { } plainText)
        {
            done.Add("the quotation marks around the header were removed");
            text = plainText;
        }

        var isCutOut = PastedFrame.CutOut(ref text);
        if (!isCutOut && PastedFence.CutOut(ref text, lineEnd))
        {
            isCutOut = true;
            done.Add("the header was extracted from a code block");
        }

        if (PastedTable.Read(text, lineEnd) is { } rows)
        {
            done.Add("the rows of a table were read as fields");
            text = rows;
        }

        var lines = PastedFrame.Lines(text, lineEnd);
        var start = PastedBlock.Start(lines);
        var above = 0;
        var quote = PastedHeader.QuoteStart(lines, start);
        if (quote > 0 || (start > 0 && lines[..start].Exists(l => l.IsEmpty)))
        {
            start = quote > 0 ? quote : start;
            above = lines[..start].Count(l => !LineEnds.IsBlank(l.Span));
            lines = lines[start..];
            done.Add(Number(above, "line above the header was skipped", "lines above the header were skipped"));
        }

        if (PastedFrame.Unindent(ref lines))
        {
            stripped = true;
        }

        if (PastedHeader.Strip(PastedFrame.Join(lines, lineEnd), lineEnd) is { } plain)
        {
            stripped = true;
            lines = PastedFrame.Lines(plain, lineEnd);
        }

        var parted = PastedJoints.Part(ref lines).Count;
        var taken = PastedBlock.Take(lines, out var blanks, out var leftOut);
        Decode(ref taken, lineEnd, done);
        var joints = PastedJoints.Part(ref taken);
        parted += joints.Count;
        var pasted = new PastedLines(taken, lineEnd);
        var bytes = pasted.Join();
        Add(done, pasted.NamesAlone, "field name on a line of its own was joined with its value", "field names on lines of their own were joined with their values");
        Add(done, pasted.Continuations, "continuation line without leading white space was rejoined", "continuation lines without leading white space were rejoined");
        Add(done, pasted.Indented, "continuation line with other characters in front was rejoined", "continuation lines with other characters in front were rejoined");
        Add(done, pasted.Spaces, "non-standard space was read as a space", "non-standard spaces were read as spaces");
        Add(done, parted, "field that followed another in the same line was given a line of its own", "fields that followed others in the same line were given lines of their own");
        Add(done, blanks, "blank line within the header was removed", "blank lines within the header were removed");
        repairs = done.Count == 0 && pasted.LeftOut + leftOut + joints.Unsure == 0 ? null : new HeaderRepairs
        {
            Continuations = pasted.Continuations + pasted.Indented,
            Done = done,
            LinesLeftOut = pasted.LeftOut + leftOut,
            LinesJoined = joints.Unsure,
            IsBelowProse = above > 0 || isCutOut,
        };
        return done.Count > 0 || stripped ? bytes[..Math.Min(bytes.Length, MessageLimits.HeaderBytes)] : null;
    }

    private static void Decode(ref List<ReadOnlyMemory<byte>> lines, byte lineEnd, List<string> done)
    {
        var ends = lines.Count(l => PastedEscapes.WithoutEnd(l.Span).Length < l.Length);
        if (ends > 0 && ends * 2 >= lines.Count)
        {
            lines = lines.ConvertAll(l => l[..PastedEscapes.WithoutEnd(l.Span).Length]);
            done.Add("escaped line ends were removed");
        }

        var text = PastedFrame.Join(lines, lineEnd);
        if (lineEnd == LineEnds.LineFeed && PastedEscapes.IsQuotedPrintable(text))
        {
            text = PastedEscapes.WithoutQuotedPrintable(text);
            lines = PastedFrame.Lines(text, lineEnd);
            done.Add("quoted-printable was decoded");
        }

        if (PastedEscapes.HasEntities(text))
        {
            lines = PastedFrame.Lines(PastedEscapes.WithoutEntities(text), lineEnd);
            done.Add("HTML entities were decoded");
        }

        if (PastedDefang.IsInTrace(lines))
        {
            lines = PastedFrame.Lines(PastedDefang.Undo(PastedFrame.Join(lines, lineEnd), out var count), lineEnd);
            Add(done, count, "defanged character was restored", "defanged characters were restored");
        }
    }

    /// <summary>Whether a no-break space or the like is next to a space, where no client can have written it.</summary>
    internal static bool HasWideBlank(ReadOnlySpan<byte> value)
    {
        if (!PastedText.MayHold(value))
        {
            return false;
        }

        var isUtf8 = System.Text.Unicode.Utf8.IsValid(value);
        for (var at = 1; at < value.Length; at++)
        {
            if ((!isUtf8 || value[at] != 0xA0) && PastedText.BlankAt(value[at..], written: false, out _) is > 0 and var used
                && (value[at - 1] is (byte)' ' or (byte)';' or (byte)'\n' || (at + used < value.Length && value[at + used] == ' ')))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(List<string> done, int count, string one, string many)
    {
        if (count > 0)
        {
            done.Add(Number(count, one, many));
        }
    }

    private static string Number(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
