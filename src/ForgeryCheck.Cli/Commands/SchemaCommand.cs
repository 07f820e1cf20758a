using System.CommandLine;
using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Reports;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck schema: the JSON Schema of a report.</summary>
internal static class SchemaCommand
{
    internal static DocumentedCommand Create() => new("schema", "Print the JSON Schema of a report: every key, its meaning and its values", Define);

    private static void Define(DocumentedCommand command)
    {
        command.Examples =
        [
            new("forgerycheck schema > report.schema.json", "Save the schema, for a validator."),
            new("forgerycheck schema | jq '.properties | keys'", "List the keys of a report."),
        ];
        command.Runs(_ => Run());
    }

    // The schema is the program's own: a custom rules folder does not change the output format.
    private static ExitStatus Run()
    {
        StandardOutput.Write(Encoding.UTF8.GetString(new RuleFiles().Read(Report.SchemaFileName)!));
        return ExitStatus.Clear;
    }
}
