using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>A header copied from the table of a web page or a spreadsheet: on each line a name, a tab, and the value; perhaps a number before them.</summary>
internal static class PastedTable
{
    private const byte Tab = (byte)'\t';

    /// <summary>Whether a line is a row with the name of a known field.</summary>
    internal static bool IsRow(ReadOnlySpan<byte> line) => Split(line, out var name, out _) && IsKnown(name);

    /// <summary>The rows as fields; null if the text is no such table. Lines that are no rows stay as they are.</summary>
    internal static byte[]? Read(ReadOnlySpan<byte> text, byte lineEnd)
    {
        int rows = 0, known = 0, others = 0;
        var isTrace = false;
        for (var rest = text; !rest.IsEmpty;)
        {
            var line = LineEnds.First(rest, lineEnd);
            rest = rest[line.Length..];
            if (LineEnds.IsBlank(line))
            {
                continue;
            }

            var isRow = Split(line, out var name, out _);
            rows += isRow ? 1 : 0;
            others += isRow ? 0 : 1;
            known += isRow && IsKnown(name) ? 1 : 0;
            isTrace |= isRow && System.Text.Ascii.EqualsIgnoreCase(name, "Received"u8);
        }

        return isTrace && known >= 2 && rows > others ? Fields(text, lineEnd) : null;
    }

    private static byte[] Fields(ReadOnlySpan<byte> text, byte lineEnd)
    {
        var fields = new ArrayBufferWriter<byte>(text.Length + 64);
        while (!text.IsEmpty)
        {
            var line = LineEnds.First(text, lineEnd);
            text = text[line.Length..];
            if (!Split(line, out var name, out var value))
            {
                fields.Write(line);
            }
            else if (!System.Text.Ascii.EqualsIgnoreCase(LineEnds.Trim(value), "Value"u8))
            {
                // Not the row that heads the columns.
                fields.Write(name);
                fields.Write(": "u8);
                fields.Write(value);
            }
        }

        return fields.WrittenSpan.ToArray();
    }

    private static bool Split(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        var tab = line.IndexOf(Tab);
        if (tab > 0 && !line[..tab].ContainsAnyInRange((byte)'A', (byte)'z'))
        {
            line = line[(tab + 1)..];
            tab = line.IndexOf(Tab);
        }

        if (tab <= 0)
        {
            return false;
        }

        name = line[..tab].Trim((byte)' ').TrimEnd((byte)':');
        value = line[(tab + 1)..];
        return PastedText.IsLikelyName(name);
    }

    private static bool IsKnown(ReadOnlySpan<byte> name) => PastedText.IsKnownField((byte[])[.. name, (byte)':']);
}
