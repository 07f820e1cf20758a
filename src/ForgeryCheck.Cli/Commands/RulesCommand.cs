using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Findings;
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

    private static string Text(Weighed weights)
    {
        string[][] rows =
        [
            ["ID", "NAME", "FAMILY", "KIND", "LINES", "CLIENT", "AUTHOR", "WHAT IT LOOKS FOR"],
            .. RuleCatalog.Rules.Select(r => new[]
            {
                r.Id, r.Name, Word(r.Family), Word(r.Kind), Weight(weights.Lines, r), Weight(weights.Client, r), Weight(weights.Author, r),
                r.NeedsDns ? $"{r.Summary} (needs DNS)" : r.Summary,
            }),
        ];
        return TextTable.Of(rows)
            + "\nLINES, CLIENT and AUTHOR are the weights for each question: are lines forged, is the client not who it says it is, is the author false?\n"
            + "A weight is log10 of a likelihood ratio: 2 means a hundred times likelier if so. 'explain ID' describes a rule.\n";
    }

    private static string Json(Weighed weights)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var rule in RuleCatalog.Rules)
            {
                json.WriteStartObject();
                RuleJson.WriteMembers(json, rule, weights.Lines, weights.Client, weights.Author);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static Weighed Load(string? folder)
    {
        try
        {
            var files = new RuleFiles(folder);
            return new Weighed(Of(Question.Lines), Of(Question.Client), Of(Question.Author));

            IReadOnlyDictionary<string, RuleWeights> Of(Question question) => Weights.Read(files, question).Rules;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FormatException)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static string Weight(IReadOnlyDictionary<string, RuleWeights> weights, RuleInfo rule)
    {
        var all = RuleJson.Weights(weights, rule).Select(part => part.Weight).ToList();
        return all.Count == 0 ? "-"
            : all.Min() is var least && all.Max() is var most && least == most ? Number(least)
            : $"{Number(least)} to {Number(most)}";
    }

    private static string Number(double weight) => weight.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Word<T>(T member)
        where T : struct, Enum => KebabCase.Words<T>().Of(member);

    /// <summary>The weights of the rules for each question, by id.</summary>
    private sealed record Weighed(
        IReadOnlyDictionary<string, RuleWeights> Lines, IReadOnlyDictionary<string, RuleWeights> Client, IReadOnlyDictionary<string, RuleWeights> Author);
}
