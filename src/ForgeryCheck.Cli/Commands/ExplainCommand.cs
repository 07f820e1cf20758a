using System.CommandLine;
using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck explain: the page of one rule.</summary>
internal static class ExplainCommand
{
    private const string Examples =
        """
          forgerycheck explain FC101
          forgerycheck explain foreign-host-between-sites | less
        """;

    internal static Command Create()
    {
        var rule = new Argument<string>("RULE") { Description = "The id of a rule, or its name" };
        rule.CompletionSources.Add(_ => RuleCatalog.Rules.Select(r => r.Id));
        var command = new CommandWithExamples(
            "explain", "Print one rule's page: what it looks for, why, and what may be innocent", Examples) { rule };
        command.Runs(result => Run(result.GetRequiredValue(rule)));
        return command;
    }

    private static ExitStatus Run(string rule)
    {
        var info = RuleCatalog.Find(rule) ?? throw new UsageException(RuleCatalog.Unknown(rule));
        var page = new RuleFiles().Read($"{info.Id}.md") ?? throw new UsageException($"{info.Id}: has no page");
        StandardOutput.Write(Encoding.UTF8.GetString(page));
        return ExitStatus.Clear;
    }
}
