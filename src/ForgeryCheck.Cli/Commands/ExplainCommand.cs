using System.CommandLine;
using System.CommandLine.Completions;
using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck explain: the page of one rule.</summary>
internal static class ExplainCommand
{
    internal static DocumentedCommand Create() =>
        new("explain", "Print the page of a rule: what it checks, why, and when genuine mail triggers it", Define);

    private static void Define(DocumentedCommand command)
    {
        var rule = new Argument<string>("RULE") { Description = "Id or name of a rule; 'forgerycheck rules' lists them" };
        rule.CompletionSources.Add(_ => RuleCatalog.Rules.Select(r => new CompletionItem(r.Id, detail: r.Name)));
        command.Add(rule);
        command.Examples =
        [
            new("forgerycheck explain FC101", "Read about a rule by its id."),
            new("forgerycheck explain foreign-host-between-sites | less", "Read about a rule by its name."),
        ];
        command.Runs(result => Run(result.GetRequiredValue(rule)));
    }

    private static ExitStatus Run(string rule)
    {
        var info = RuleCatalog.Find(rule) ?? throw new UsageException(RuleCatalog.Unknown(rule));
        var page = new RuleFiles().Read($"{info.Id}.md") ?? throw new UsageException($"{info.Id}: has no page");
        StandardOutput.Write(Encoding.UTF8.GetString(page));
        return ExitStatus.Clear;
    }
}
