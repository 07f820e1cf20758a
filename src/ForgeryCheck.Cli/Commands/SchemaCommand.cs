using System.CommandLine;
using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Reports;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck schema: the JSON Schema of a report.</summary>
internal static class SchemaCommand
{
    private const string Examples =
        """
          forgerycheck schema > report.schema.json
          forgerycheck schema | jq '.properties | keys'
        """;

    internal static Command Create()
    {
        var command = new CommandWithExamples("schema", "Print the JSON Schema of a report: every key, what it means and what it may hold", Examples);
        command.Runs(_ => Run());
        return command;
    }

    // The schema is the program's own: a custom rules folder does not change the output format.
    private static ExitStatus Run()
    {
        StandardOutput.Write(Encoding.UTF8.GetString(new RuleFiles().Read(Report.SchemaFileName)!));
        return ExitStatus.Clear;
    }
}
