namespace ForgeryCheck.Messages;

/// <summary>Reads non-ASCII spaces as plain ones, in a header known to have them in place of its own.</summary>
internal sealed class PastedBlanks
{
    /// <summary>Whether the header has such spaces where only pasting can have put them.</summary>
    internal bool IsSpecial { get; set; }

    /// <summary>How many were replaced.</summary>
    internal int Count { get; set; }

    /// <summary>"Received" with a no-break space before the colon.</summary>
    internal ReadOnlySpan<byte> WithPlainColon(ReadOnlySpan<byte> line)
    {
        var colon = line[..Math.Min(line.Length, 100)].IndexOf((byte)':');
        if (colon < 1 || !PastedText.MayHold(line[..colon]))
        {
            return line;
        }

        var name = 0;
        while (name < colon && line[name] is > 32 and < 127)
        {
            name++;
        }

        if (name == 0 || PastedText.Lead(line[name..colon], out _, out _) != colon - name)
        {
            return line;
        }

        Count++;
        return (byte[])[.. line[..name], .. line[colon..]];
    }

    /// <summary>
    /// Replaces the no-break spaces of a line: next to another space, after the colon, or if the line has no other spaces. One within a word stays: a
    /// client may have sent it in its HELO, where no space is possible.
    /// </summary>
    internal ReadOnlySpan<byte> InLine(ReadOnlySpan<byte> line, bool isField)
    {
        if (!IsSpecial || !PastedText.MayHold(line))
        {
            return line;
        }

        var value = isField ? line.IndexOf((byte)':') + 1 : 0;
        var all = (isField && PastedText.BlankAt(line[value..], written: false, out _) > 0) || line[value..].Trim((byte)' ').IndexOf((byte)' ') < 0;
        var isUtf8 = System.Text.Unicode.Utf8.IsValid(line);
        var result = new byte[line.Length];
        var length = 0;
        for (var at = 0; at < line.Length;)
        {
            var used = isUtf8 && line[at] == 0xA0 ? 0 : PastedText.BlankAt(line[at..], written: false, out _);
            var nothing = used > 0 && line[at] is 0xEF || (used == 3 && line[at + 2] == 0x8B);
            if (used > 0 && (nothing || all || IsBlankAt(line, at - 1) || IsBlankAt(line, at + used) || (length > 0 && result[length - 1] is (byte)' ' or (byte)';')))
            {
                Count++;
                if (!nothing)
                {
                    result[length++] = (byte)' ';
                }

                at += used;
            }
            else
            {
                result[length++] = line[at++];
            }
        }

        return result.AsSpan(0, length);
    }

    private static bool IsBlankAt(ReadOnlySpan<byte> line, int at) => at >= 0 && at < line.Length && line[at] is (byte)' ' or (byte)'\t';
}
