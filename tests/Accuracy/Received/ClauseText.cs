using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Received;

/// <summary>A clause as parsers see it that only split a line at its keywords: everything up to the next keyword, comments included.</summary>
internal static class ClauseText
{
    /// <summary>The texts of all clauses of a kind; empty where there is none.</summary>
    internal static IReadOnlyList<string> Of(ReceivedLine line, ClauseKind kind)
    {
        var opening = line.Clauses
            .Where(c => c.Keyword.Length > 0 && c.Kind != ClauseKind.Tls)
            .OrderBy(c => c.Keyword.Start)
            .ToList();
        var date = line.Span(TraceField.Date);
        var texts = new List<string>();
        for (var i = 0; i < opening.Count; i++)
        {
            // A repeated keyword opens a clause of unknown kind: peers that list all of them are given all of them.
            var isRepeat = opening[i].Kind == ClauseKind.Unknown && line.Text(opening[i].Keyword).Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase);
            if (opening[i].Kind != kind && !isRepeat)
            {
                continue;
            }

            var start = opening[i].Keyword.End;
            var end = i + 1 < opening.Count ? opening[i + 1].Keyword.Start : line.Bytes.Length;
            if (line.Has(TraceField.Date) && date.Start >= start && date.Start < end)
            {
                end = date.Start;
            }

            var text = Encoding.Latin1.GetString(line.Bytes.Span[start..end]);
            texts.Add(Normal.Blanks(text).TrimEnd(';', ' '));
        }

        return texts;
    }

    /// <summary>The first word after "from", without the comment that may be glued to it.</summary>
    internal static string? FromToken(ReceivedLine line)
    {
        if (Of(line, ClauseKind.From) is not [var text, ..] || text.StartsWith('('))
        {
            return null;
        }

        var end = text.IndexOfAny([' ', '(']);
        return end < 0 ? text : text[..end];
    }
}
