using System.Text;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Help;

/// <summary>A page as text for a terminal.</summary>
internal sealed class HelpText
{
    private const int Margin = 2;
    private const int WidestLabel = 26;

    private readonly StringBuilder _text = new();
    private readonly int _width;

    private HelpText(int width) => _width = width;

    /// <summary>The whole page: usage, arguments, options, exit statuses, examples.</summary>
    /// <param name="page">The page.</param>
    /// <param name="width">The columns of the terminal.</param>
    internal static string Whole(Page page, int width)
    {
        var help = new HelpText(width);
        help.WriteHead(page);
        foreach (var paragraph in page.Details.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            help._text.Append('\n');
            help.WriteLines(TextColumns.Wrap(paragraph.ReplaceLineEndings(" "), width), 0);
        }

        help.WriteList("Arguments", page.Arguments);
        help.WriteList("Commands", page.Commands);
        foreach (var group in page.Options)
        {
            help.WriteList(group.Title, group.Entries);
        }

        help.WriteList("Exit status", [.. page.Statuses.Select(one => new Entry([((int)one.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)], null, one.Meaning))]);
        help.WriteExamples(page.Examples);
        return help._text.ToString();
    }

    /// <summary>What the program does, its commands, and how to learn more.</summary>
    internal static string Brief(Page page, int width)
    {
        var help = new HelpText(width);
        help.WriteHead(page);
        help.WriteList("Commands", page.Commands);
        help._text.Append('\n');
        help.WriteLines(TextColumns.Wrap($"'{ToolInfo.ProgramName} help COMMAND' describes a command, '{ToolInfo.ProgramName} --help' has examples.", width), 0);
        return help._text.ToString();
    }

    private void WriteHead(Page page)
    {
        WriteLines(TextColumns.Wrap($"{page.Summary}.", _width), 0);
        _text.Append('\n');
        var usage = TextColumns.Wrap($"{string.Join(' ', page.Name)} {string.Join(' ', page.Usage)}", _width - "Usage: ".Length).ToList();
        _text.Append("Usage: ").Append(usage[0]).Append('\n');
        WriteLines(usage.Skip(1), "Usage: ".Length);
    }

    private void WriteList(string title, IReadOnlyList<Entry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        _text.Append('\n').Append(title).Append(":\n");
        var labels = entries.Select(Label).ToList();
        var column = Margin + Math.Min(labels.Max(label => label.Length), Math.Min(WidestLabel, _width / 3)) + Margin;
        foreach (var (label, entry) in labels.Zip(entries))
        {
            var lines = TextColumns.Wrap(label, _width - Margin).ToList();
            var text = TextColumns.Wrap(entry.Text, _width - column).ToList();
            WriteLines(lines[..^1], Margin);
            _text.Append(' ', Margin).Append(lines[^1]);
            if (Margin + lines[^1].Length + Margin <= column && text.Count > 0)
            {
                _text.Append(' ', column - Margin - lines[^1].Length).Append(text[0]);
                text.RemoveAt(0);
            }

            _text.Append('\n');
            WriteLines(text, column);
        }
    }

    private void WriteExamples(IReadOnlyList<Example> examples)
    {
        _text.Append("\nExamples:\n");
        foreach (var example in examples)
        {
            WriteLines(TextColumns.Wrap(example.Purpose, _width - Margin - 2).Select(line => $"# {line}"), Margin);
            WriteLines(TextColumns.WrapCommand(example.CommandLine, _width - Margin), Margin);
        }
    }

    private void WriteLines(IEnumerable<string> lines, int indentation)
    {
        foreach (var line in lines)
        {
            _text.Append(' ', indentation).Append(line).Append('\n');
        }
    }

    private static string Label(Entry entry) => entry.Value is null ? string.Join(", ", entry.Names) : $"{string.Join(", ", entry.Names)} <{entry.Value}>";
}
