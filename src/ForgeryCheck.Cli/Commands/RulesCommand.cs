using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Reports;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck rules: the list of rules.</summary>
internal static class RulesCommand
{
    internal static DocumentedCommand Create(FileSettings files) => new("rules", "List the rules with their weights", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        var format = Options.Choice("--format", "Output format", "text", "json");
        var folder = Options.Rules();
        command.AddGroup("Options", format, folder);
        files.AddTo(command);
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
        return TextTable.Of(rows) + "\nWeights are log10 of a likelihood ratio: 2 means a hundred times likelier in a forged line. 'explain ID' describes a rule.\n";
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
                RuleJson.WriteMembers(json, rule, weights);
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

    private static string Weight(IReadOnlyDictionary<string, RuleWeights> weights, string rule)
    {
        var all = RuleJson.Weights(weights, rule).Select(part => part.Weight).ToList();
        return all.Count == 0 ? "-"
            : all.Min() is var least && all.Max() is var most && least == most ? Number(least)
            : $"{Number(least)} to {Number(most)}";
    }

    private static string Number(double weight) => weight.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Word<T>(T member)
        where T : struct, Enum => KebabCase.Words<T>().Of(member);
}
