using System.Globalization;
using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Help;

/// <summary>A page as a manual page, in the man(7) macros of roff.</summary>
internal sealed class ManualPage
{
    private const int ExampleWidth = 72;

    private readonly StringBuilder _text = new();

    private ManualPage()
    {
    }

    /// <summary>The manual page: forgerycheck(1), forgerycheck-analyze(1).</summary>
    /// <param name="page">What it says.</param>
    /// <param name="date">Its date; null for none.</param>
    /// <param name="seeAlso">The names of related pages.</param>
    internal static string Of(Page page, DateOnly? date, IReadOnlyList<string> seeAlso)
    {
        var manual = new ManualPage();
        var title = string.Join('-', page.Name);
        manual.Macro($"TH {Roff.Literal(title.ToUpperInvariant())} 1 \"{date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\" \"{ToolInfo.ProgramName} {ToolInfo.ProgramVersion}\" \"ForgeryCheck\"");
        manual.Section("Name");
        manual.Line($"{Roff.Literal(title)} \\- {Roff.Prose(Phrase.Of(page.Summary))}");
        manual.Section("Synopsis");
        manual.WriteSynopsis(page);
        manual.Section("Description");
        manual.WriteParagraphs($"{page.Summary}.\n\n{page.Details}");
        manual.WriteList("Arguments", page.Arguments, Operands);
        manual.WriteCommands(page, title);
        manual.WriteOptions(page.Options);
        manual.WriteList("Exit status", [.. page.Statuses.Select(one => new Entry([((int)one.Status).ToString(CultureInfo.InvariantCulture)], null, one.Meaning))], Names);
        manual.WriteList("Files", page.Files, Names);
        manual.WriteList("Environment", page.Environment, Names);
        manual.Section("Examples");
        manual.WriteExamples([.. page.Examples, .. page.Below.SelectMany(below => below.Examples)]);
        manual.Section("See also");
        manual.Line(string.Join(", ", seeAlso.Select(name => $"{Roff.Bold(name)}(1)")));
        return manual._text.ToString();
    }

    private void WriteSynopsis(Page page) => Line($"{Roff.Bold(string.Join(' ', page.Name))} {string.Join(' ', page.Usage.Select(Operand))}");

    private void WriteCommands(Page page, string title)
    {
        if (page.Below.Count == 0)
        {
            WriteList("Commands", page.Commands, entry => $"{Roff.Bold($"{title}-{entry.Names[0]}")}(1)");
            return;
        }

        Section("Commands");
        foreach (var below in page.Below)
        {
            Macro($"SS \"{Roff.Prose(string.Join(' ', below.Name))}\"");
            WriteSynopsis(below);
            Macro("PP");
            WriteParagraphs($"{below.Summary}.\n\n{below.Details}");
            WriteEntries(below.Arguments, Operands);
            WriteEntries(below.Options.SelectMany(group => group.Entries), OptionLabel);
        }
    }

    private void WriteOptions(IReadOnlyList<EntryGroup> groups)
    {
        Section("Options");
        foreach (var group in groups)
        {
            if (groups.Count > 1)
            {
                Macro($"SS \"{Roff.Prose(group.Title)}\"");
            }

            WriteEntries(group.Entries, OptionLabel);
        }
    }

    private void WriteList(string title, IReadOnlyList<Entry> entries, Func<Entry, string> label)
    {
        if (entries.Count > 0)
        {
            Section(title);
            WriteEntries(entries, label);
        }
    }

    private void WriteEntries(IEnumerable<Entry> entries, Func<Entry, string> label)
    {
        foreach (var entry in entries)
        {
            Macro("TP");
            Line(label(entry));
            Line(Roff.Prose(entry.Text));
        }
    }

    private void WriteParagraphs(string text)
    {
        var isFirst = true;
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst)
            {
                Macro("PP");
            }

            isFirst = false;
            foreach (var line in paragraph.Split('\n'))
            {
                Line(Roff.Prose(line.Trim()));
            }
        }
    }

    private void WriteExamples(IReadOnlyList<Example> examples)
    {
        foreach (var example in examples)
        {
            // A paragraph macro right after a heading does nothing, and linters complain.
            if (!ReferenceEquals(example, examples[0]))
            {
                Macro("PP");
            }

            Line(Roff.Prose(example.Purpose));
            Macro("RS 4");
            Macro("EX");
            foreach (var line in TextColumns.WrapCommand(example.CommandLine, ExampleWidth))
            {
                Line(Roff.Literal(line));
            }

            Macro("EE");
            Macro("RE");
        }
    }

    private static string OptionLabel(Entry entry) => entry.Value is null ? Names(entry) : $"{Names(entry)} {Value(entry.Value)}";

    private static string Operands(Entry entry) => string.Join(' ', entry.Names.Select(Operand));

    private static string Names(Entry entry) => string.Join(", ", entry.Names.Select(Roff.Bold));

    // "[PATH ...]": brackets and dots mean "optional" and "several".
    private static string Operand(string operand)
    {
        var word = operand.Trim('[', ']', ' ', '.');
        return operand.Replace(word, Roff.Italic(word), StringComparison.Ordinal);
    }

    // "off|live|replay=FILE": literal words are bold, placeholders are in italics.
    private static string Value(string value) => string.Join('|', value.Split('|').Select(word =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? Roff.Bold(word[..(equals + 1)]) + Roff.Italic(word[(equals + 1)..])
        : word.Any(char.IsAsciiLetterUpper) ? Roff.Italic(word)
        : Roff.Bold(word)));

    private void Section(string title) => Macro($"SH {title.ToUpperInvariant()}");

    private void Macro(string text) => _text.Append('.').Append(text).Append('\n');

    private void Line(string text) => _text.Append(text).Append('\n');
}
