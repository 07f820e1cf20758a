namespace ForgeryCheck.Messages;

/// <summary>A header inside the code block of a ticket, a wiki or a chat: Markdown, Jira, BBCode.</summary>
internal static class PastedFence
{
    private static readonly (byte[] Open, byte[] Close)[] Fences =
    [
        ("```"u8.ToArray(), "```"u8.ToArray()), ("~~~"u8.ToArray(), "~~~"u8.ToArray()), ("{noformat"u8.ToArray(), "{noformat"u8.ToArray()),
        ("{code"u8.ToArray(), "{code"u8.ToArray()), ("[code"u8.ToArray(), "[/code"u8.ToArray()),
    ];

    /// <summary>What may be in front of every line, in the block or around it.</summary>
    private static ReadOnlySpan<byte> Marks => " \t>|"u8;

    /// <summary>Extracts the contents of the first code block that begins with a header.</summary>
    internal static bool CutOut(ref ReadOnlySpan<byte> text, byte lineEnd)
    {
        for (var rest = text; !rest.IsEmpty;)
        {
            var line = LineEnds.First(rest, lineEnd);
            rest = rest[line.Length..];
            foreach (var (open, close) in Fences)
            {
                if (line.TrimStart(Marks).StartsWith(open) && BeginsWithField(rest, lineEnd))
                {
                    text = Block(rest, close, lineEnd);
                    return true;
                }
            }
        }

        return false;
    }

    private static bool BeginsWithField(ReadOnlySpan<byte> text, byte lineEnd)
    {
        text = LineEnds.First(text.TrimStart(" \t\r\n>|"u8), lineEnd);
        return PastedText.IsKnownField(text) || PastedTable.IsRow(text);
    }

    private static ReadOnlySpan<byte> Block(ReadOnlySpan<byte> text, ReadOnlySpan<byte> close, byte lineEnd)
    {
        var length = 0;
        while (length < text.Length)
        {
            var line = LineEnds.First(text[length..], lineEnd);
            if (line.TrimStart(Marks).StartsWith(close))
            {
                break;
            }

            length += line.Length;
        }

        return text[..length].TrimStart("\r\n"u8);
    }
}
