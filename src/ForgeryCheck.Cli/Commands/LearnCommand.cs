using System.CommandLine;
using System.Globalization;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck learn: reads honest mail, proposes a sites file, and writes profiles of hosts and authors.</summary>
internal static class LearnCommand
{
    private const string Examples =
        """
          forgerycheck learn inbox.mbox > proposed-sites.json                         a sites file to look through
          forgerycheck learn --trust .example.org --write profiles.json maildir/      how hosts write their lines
          forgerycheck analyze --profiles profiles.json mail.eml                      hold other mail against that
        """;

    internal static Command Create(FileSettings files)
    {
        var paths = new Argument<string[]>("MAIL")
        {
            Description = "Honest mail: files, folders (recursive), mailboxes, archives; - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var write = Options.Output("--write", "FILE", "Write the profiles to a file, for analyze and listen; without it nothing is written");
        var trust = Options.Texts("--trust", "HOST", "A mail host of mine: a name (and all hosts below it), .suffix, address or CIDR; may be repeated");
        var sites = Options.Input("--sites", "FILE", "Declared sites, in the form of rules/sites.json");
        var rules = Options.Input("--rules", "DIR", "A folder of rule files of my own, laid over those built in");
        var quiet = Options.Flag("--quiet", "Nothing on standard error but errors", "-q");
        var command = new CommandWithExamples("learn", "Learn from honest mail which hosts hand over for whom, and how they write", Examples) { paths, write, trust, sites, rules, quiet };
        command.Runs(result => Run(
            result.GetRequiredValue(paths),
            new AnalyzerOptions
            {
                Trust = result.GetValue(trust) ?? [],
                SitesFile = result.GetValue(sites),
                RulesFolder = result.GetValue(rules),
                Suppressions = files.TakeSuppressions(result.GetValue(quiet)),
            },
            result.GetValue(write),
            result.GetValue(quiet)));
        return command;
    }

    private static ExitStatus Run(string[] paths, AnalyzerOptions options, string? file, bool quiet)
    {
        var analyzer = AnalyzeCommand.FromFiles(() => new Analyzer(options));
        var learner = analyzer.CreateLearner();
        int read = 0, leftOut = 0, unreadable = 0;
        foreach (var input in MailReader.Read(paths, Console.OpenStandardInput()))
        {
            switch (input)
            {
                case MailInput.Read { Message: var message }:
                    read++;
                    leftOut += analyzer.Teach(message, learner) ? 0 : 1;
                    break;
                case MailInput.Unreadable lost:
                    unreadable += lost.IsEmpty ? 0 : 1;
                    Diagnostics.Write(lost.Source, lost.Reason);
                    break;
            }
        }

        if (read == 0)
        {
            return unreadable > 0 ? ExitStatus.Trouble : ExitStatus.NoMessage;
        }

        if (file is not null)
        {
            Keep(learner.Profiles, file);
        }

        StandardOutput.Write(analyzer.ProposeSites(learner));
        if (!quiet)
        {
            Diagnostics.Write(Summary(learner.Profiles, leftOut, file));
        }

        return unreadable > 0 ? ExitStatus.Trouble : ExitStatus.Clear;
    }

    private static void Keep(ProfileSet profiles, string file)
    {
        using var output = ReportOutput.Open(file);
        try
        {
            ProfileWriter.Write(profiles, output.Stream);
            output.Complete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: cannot be written ({e.Message})", e);
        }
    }

    private static string Summary(ProfileSet profiles, int leftOut, string? file) => string.Create(
        CultureInfo.InvariantCulture,
        $"learned from {profiles.Period}: {profiles.Hosts.Count(one => one.Period.IsEnough)} profiles of hosts, {profiles.Authors.Count(one => one.Period.IsEnough)} of authors' domains; "
        + $"{leftOut} messages look forged or suspicious and did not teach; {(file is null ? "nothing was written, which --write FILE does" : $"written to {file}")}");
}
