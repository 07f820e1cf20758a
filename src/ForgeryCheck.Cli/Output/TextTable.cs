using System.Text;

namespace ForgeryCheck.Cli.Output;

/// <summary>Rows of text with aligned columns.</summary>
internal static class TextTable
{
    /// <summary>A longer value widens its own row only: it would push every other off the screen.</summary>
    private const int Widest = 60;

    /// <summary>The rows, one a line. All have as many columns; the last column has any width.</summary>
    internal static string Of(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return "";
        }

        var widths = Enumerable.Range(0, rows[0].Length - 1).Select(column => Math.Min(Widest, rows.Max(row => row[column].Length))).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column < widths.Length ? cell.PadRight(widths[column]) : cell);
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
