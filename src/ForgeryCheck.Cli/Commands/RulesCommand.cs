using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Findings;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck rules: the list of rules.</summary>
internal static class RulesCommand
{
    internal static DocumentedCommand Create() => new("rules", "List the rules with their weights", Define);

    private static void Define(DocumentedCommand command)
    {
        var format = Options.Choice("--format", "Output format", "text", "json");
        var folder = Options.Rules();
        command.AddGroup("Options", format, folder);
        command.Examples =
        [
            new("forgerycheck rules", "List all rules."),
            new("forgerycheck rules --format json | jq '.[] | select(.needsDns).id'", "List the rules that need the DNS."),
            new("forgerycheck rules --rules my-rules", "Show the weights in a folder of your own."),
        ];
        command.Runs(result => Run(result.GetValue(format) == "json", result.GetValue(folder)));
    }

    private static ExitStatus Run(bool json, string? folder)
    {
        var weights = Load(folder);
        StandardOutput.Write(json ? Json(weights) : Text(weights));
        return ExitStatus.Clear;
    }

    private static string Text(IReadOnlyDictionary<string, RuleWeights> weights)
    {
        string[][] rows =
        [
            ["ID", "NAME", "FAMILY", "KIND", "WEIGHT", "WHAT IT LOOKS FOR"],
            .. RuleCatalog.Rules.Select(r => new[] { r.Id, r.Name, Word(r.Family), Word(r.Kind), Weight(weights, r.Id), r.NeedsDns ? $"{r.Summary} (needs DNS)" : r.Summary }),
        ];
        var widths = Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                text.Append(row[column].PadRight(widths[column] + 2));
            }

            text.Append(row[^1]).Append('\n');
        }

        return text.Append("\nWeights are log10 of a likelihood ratio: 2 means a hundred times likelier in a forged line. 'explain ID' describes a rule.\n").ToString();
    }

    private static string Json(IReadOnlyDictionary<string, RuleWeights> weights)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var rule in RuleCatalog.Rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("name", rule.Name);
                json.WriteString("family", Word(rule.Family));
                json.WriteString("kind", Word(rule.Kind));
                json.WriteBoolean("needsDns", rule.NeedsDns);
                json.WriteStartObject("weights");
                foreach (var (part, weight) in Parts(weights, rule.Id))
                {
                    json.WriteNumber(part, weight);
                }

                json.WriteEndObject();
                json.WriteString("summary", rule.Summary);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static IReadOnlyDictionary<string, RuleWeights> Load(string? folder)
    {
        try
        {
            return Weights.Read(new RuleFiles(folder)).Rules;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FormatException)
        {
            throw new UsageException(e.Message, e);
        }
    }

    // A rule has a weight for each outcome of a test, "1h-1d", and for each fact it tests, "Google".
    private static IEnumerable<(string Part, double Weight)> Parts(IReadOnlyDictionary<string, RuleWeights> weights, string rule) =>
        weights.TryGetValue(rule, out var weight) ? weight.All() : [];

    private static string Weight(IReadOnlyDictionary<string, RuleWeights> weights, string rule)
    {
        var all = Parts(weights, rule).Select(part => part.Weight).ToList();
        return all.Count == 0 ? "-"
            : all.Min() is var least && all.Max() is var most && least == most ? Number(least)
            : $"{Number(least)} to {Number(most)}";
    }

    private static string Number(double weight) => weight.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Word<T>(T member)
        where T : struct, Enum => KebabCase.Words<T>().Of(member);
}
