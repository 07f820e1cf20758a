namespace ForgeryCheck.Benchmarks;

/// <summary>A table in Markdown that can be read as it stands, too.</summary>
internal sealed class Table(params string[] titles)
{
    private readonly List<string[]> _rows = [];

    internal void Add(params string[] cells) => _rows.Add([.. cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))]);

    internal void Write(TextWriter output)
    {
        var widths = titles.Select((title, i) => _rows.Select(r => r[i].Length).Append(title.Length).Max()).ToArray();
        WriteRow(titles);
        WriteRow([.. widths.Select(w => new string('-', w))]);
        _rows.ForEach(WriteRow);

        void WriteRow(string[] cells) => output.WriteLine($"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |");
    }
}
