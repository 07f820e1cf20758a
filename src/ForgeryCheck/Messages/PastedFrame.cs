using System.Runtime.InteropServices;

namespace ForgeryCheck.Messages;

/// <summary>The lines of a pasted text, and what encloses all of them: an HTML element, an indentation.</summary>
internal static class PastedFrame
{
    /// <summary>Extracts the contents of &lt;pre&gt;, if they are a header.</summary>
    internal static bool CutOut(ref ReadOnlySpan<byte> text)
    {
        var open = text[..Math.Min(text.Length, HeaderRepair.Tail)].IndexOf("<pre"u8);
        var close = open < 0 ? -1 : text[open..].IndexOf((byte)'>');
        if (close < 0 || !PastedText.IsTrace(text[(open + close + 1)..].TrimStart(" \t\r\n"u8)))
        {
            return false;
        }

        text = text[(open + close + 1)..].TrimStart(" \t\r\n"u8);
        var end = text.IndexOf("</pre"u8);
        text = end < 0 ? text : text[..end];
        return true;
    }

    /// <summary>Removes no-break spaces in front of every line; plain spaces are left to <see cref="PastedHeader"/>.</summary>
    internal static bool Unindent(ref List<ReadOnlyMemory<byte>> lines)
    {
        var lead = lines.Count == 0 ? 0 : PastedText.Lead(lines[0].Span, out _, out _);
        if (lead == 0 || lines[0].Span[0] is (byte)' ' or (byte)'\t' or (byte)'&' || !PastedText.IsKnownField(lines[0].Span[lead..]))
        {
            return false;
        }

        var indent = lines[0][..lead];
        if (lines.Exists(l => !l.IsEmpty && !l.Span.StartsWith(indent.Span)))
        {
            return false;
        }

        lines = lines.ConvertAll(l => l.IsEmpty ? l : l[lead..]);
        return true;
    }

    /// <summary>The lines of a text, without their ends.</summary>
    internal static List<ReadOnlyMemory<byte>> Lines(ReadOnlySpan<byte> text, byte lineEnd)
    {
        ReadOnlyMemory<byte> bytes = text.ToArray();
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < bytes.Length;)
        {
            var line = LineEnds.First(bytes.Span[at..], lineEnd);
            lines.Add(bytes.Slice(at, LineEnds.Trim(line).Length));
            at += line.Length;
        }

        return lines;
    }

    /// <summary>Joins lines into a text.</summary>
    internal static byte[] Join(List<ReadOnlyMemory<byte>> lines, byte lineEnd)
    {
        var result = new byte[lines.Sum(l => l.Length + 1)];
        var length = 0;
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(lines))
        {
            line.Span.CopyTo(result.AsSpan(length));
            length += line.Length;
            result[length++] = lineEnd;
        }

        return result;
    }
}
