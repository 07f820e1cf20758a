using System.Text;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// Text for a terminal: words are wrapped at the width, and coloured if wanted. Takes only text that is safe to show; text from mail goes through
/// <see cref="Mail"/> first.
/// </summary>
internal sealed class TerminalPage(int width, bool color, Glyphs glyphs)
{
    private readonly StringBuilder _page = new();
    private (string Text, string Ink)[] _margin = [];
    private int _column;
    private string _ink = Ink.None;

    internal int Width => width;

    internal Glyphs Glyphs => glyphs;

    /// <summary>Text from the mail, made safe to show.</summary>
    internal string Mail(string? text, int limit = SafeText.Limit) => SafeText.Show(text, limit, glyphs.IsAscii);

    /// <summary>Sets the margin of each continuation line.</summary>
    internal TerminalPage Margin(params (string Text, string Ink)[] margin)
    {
        _margin = margin;
        return this;
    }

    /// <summary>Writes text verbatim, without a break.</summary>
    internal TerminalPage Put(string text, string ink = Ink.None)
    {
        if (text.Length > 0)
        {
            Paint(text, ink);
            _column += TerminalColumns.Of(text);
        }

        return this;
    }

    /// <summary>Writes words, breaking lines between them; a word longer than a line is broken at the end of the line.</summary>
    /// <param name="text">The words.</param>
    /// <param name="ink">Their colour.</param>
    /// <param name="lines">The most lines that they may take; what does not fit is replaced by "...".</param>
    internal TerminalPage Flow(string text, string ink = Ink.None, int lines = int.MaxValue)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = rest.IndexOfAnyExcept(' ');
            if (start < 0)
            {
                break;
            }

            var end = rest[start..].IndexOf(' ');
            var word = end < 0 ? rest[start..] : rest.Slice(start, end);
            var gap = start > 0 ? start : 0;
            if (lines == 1 && _column + TerminalColumns.Of(rest.TrimEnd(' ')) > width)
            {
                // The last line, and not all fits.
                return PutClipped(rest, ink);
            }

            rest = end < 0 ? default : rest[(start + end)..];
            var columns = TerminalColumns.Of(word);
            if (_column + gap + columns > width && _column > MarginColumns)
            {
                Break();
                lines--;
                gap = 0;
                if (lines == 1 && columns + TerminalColumns.Of(rest.TrimEnd(' ')) > width - _column)
                {
                    return PutClipped(string.Concat(word, rest), ink);
                }
            }

            Put(new string(' ', gap));
            PutLongWord(word, columns, ink);
        }

        return this;
    }

    /// <summary>Writes as many whole sentences as fit, and the first in any case.</summary>
    /// <param name="text">The sentences.</param>
    /// <param name="ink">Their colour.</param>
    /// <param name="lines">The most lines that they may take; the first may take three times as many.</param>
    /// <param name="first">The number of sentences that count as the first.</param>
    /// <param name="end">What follows the last one that is written.</param>
    internal TerminalPage FlowSentences(string text, string ink, int lines, int first = 1, string end = "")
    {
        var kept = text;
        while (Lines(kept + end) > lines && LastStart(kept, first) is > 0 and var start)
        {
            kept = kept[..start].TrimEnd();
        }

        return Flow(kept + end, ink, lines * 3);
    }

    /// <summary>Ends the line.</summary>
    internal TerminalPage End()
    {
        _page.Append(_ink.Length > 0 ? Ink.Reset : "").Append('\n');
        _ink = Ink.None;
        _column = 0;
        return this;
    }

    /// <summary>Fills the line with a character up to a column.</summary>
    internal TerminalPage Fill(string sign, int toColumn, string ink = Ink.None) =>
        toColumn > _column ? Put(string.Concat(Enumerable.Repeat(sign, toColumn - _column)), ink) : this;

    /// <summary>Returns what was written, and starts over.</summary>
    internal byte[] Take()
    {
        var bytes = Encoding.UTF8.GetBytes(_page.ToString());
        _page.Clear();
        _column = 0;
        return bytes;
    }

    /// <summary>The lines that words take if they begin here.</summary>
    private int Lines(string text)
    {
        var trial = new TerminalPage(width, color: false, glyphs) { _margin = _margin, _column = _column };
        return trial.Flow(text)._page.ToString().Count(c => c == '\n') + 1;
    }

    // Where the last sentence starts, if more than the first ones are there.
    private static int LastStart(string text, int first)
    {
        var start = 0;
        for (var end = text.IndexOf(". ", StringComparison.Ordinal); end >= 0; end = text.IndexOf(". ", end + 1, StringComparison.Ordinal))
        {
            start = --first <= 0 ? end + 2 : 0;
        }

        return start;
    }

    private TerminalPage PutClipped(ReadOnlySpan<char> text, string ink)
    {
        var clipped = TerminalColumns.Start(text.ToString(), Math.Max(3, width - _column));
        var at = clipped.LastIndexOf(' ');

        // Rather between words than within one, unless that is a long one.
        return Put(clipped.EndsWith("...", StringComparison.Ordinal) && at > clipped.Length - 20 && at > 0 ? $"{clipped[..at].TrimEnd()} ..." : clipped, ink);
    }

    private int MarginColumns => _margin.Sum(part => TerminalColumns.Of(part.Text));

    private void Break()
    {
        End();
        foreach (var (text, ink) in _margin)
        {
            Put(text, ink);
        }
    }

    private void PutLongWord(ReadOnlySpan<char> word, int columns, string ink)
    {
        while (_column + columns > width && width - _column > 4)
        {
            var (fits, used) = (0, 0);
            foreach (var rune in word.EnumerateRunes())
            {
                var next = TerminalColumns.Of(rune);
                if (_column + used + next > width)
                {
                    break;
                }

                used += next;
                fits += rune.Utf16SequenceLength;
            }

            Put(word[..fits].ToString(), ink);
            word = word[fits..];
            columns -= used;
            Break();
        }

        Put(word.ToString(), ink);
    }

    // Write the colour only when it changes: words of one colour stay together for whoever searches the output.
    private void Paint(string text, string ink)
    {
        if (color && ink != _ink && text.AsSpan().IndexOfAnyExcept(' ') >= 0)
        {
            _page.Append(_ink.Length > 0 ? Ink.Reset : "");
            _page.Append(ink.Length > 0 ? Ink.Start(ink) : "");
            _ink = ink;
        }

        _page.Append(text);
    }
}
