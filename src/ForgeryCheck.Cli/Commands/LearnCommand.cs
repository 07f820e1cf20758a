using System.CommandLine;
using System.Globalization;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Pipeline;
using ForgeryCheck.Files;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck learn: reads honest mail, proposes a sites file, and writes profiles of hosts and authors.</summary>
internal static class LearnCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("learn", "Learn from genuine mail which hosts send for whom, and how they write their lines", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Genuine mail: files, folders (searched recursively), mailboxes, archives; - reads standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var write = Options.Output("--write", "FILE", "Write the profiles to this file, for the option --profiles of analyze and listen; without it they are discarded");
        var trust = Options.Trust();
        var sites = Options.Sites();
        var rules = Options.Rules();
        var noProgress = Options.Flag("--no-progress", "Do not show progress; it is shown only on a terminal");
        var quiet = Options.Flag("--quiet", "Print only errors on standard error", "-q");
        command.Add(paths);
        command.AddGroup("Options", write, trust, sites, rules, noProgress, quiet);
        files.AddTo(command);
        command.Details =
            """
            Prints a proposal for a sites file on standard output, to be reviewed before use. Messages that look forged or suspicious are left out.
            """;
        command.Statuses =
        [
            new(ExitStatus.Clear, "Success."),
            new(ExitStatus.Trouble, "Usage error, or an input could not be read; the others were still read."),
            new(ExitStatus.NoMessage, "No message found."),
            new(ExitStatus.Interrupted, "Interrupted."),
        ];
        command.Examples =
        [
            new("forgerycheck learn inbox.mbox > proposed-sites.json", "Propose a sites file."),
            new("forgerycheck learn --trust .example.org --write profiles.json maildir/", "Learn how hosts write their lines."),
            new("forgerycheck analyze --profiles profiles.json mail.eml", "Compare other mail with what was learned."),
        ];
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
            result.GetValue(quiet),
            !result.GetValue(quiet) && !result.GetValue(noProgress) && Terminal.CanRedraw));
    }

    private static ExitStatus Run(string[] paths, AnalyzerOptions options, string? file, bool quiet, bool showProgress)
    {
        if (file is not null)
        {
            InputGuard.Check(file, paths);
        }

        var analyzer = Given.Use(() => new Analyzer(options));
        var teacher = analyzer.CreateTeacher();
        int read = 0, leftOut = 0, unreadable = 0;
        var meter = new InputMeter(paths, 1);
        var state = new RunProgress(meter);
        state.Begin("", () => Volatile.Read(ref read), () => "");
        using (showProgress ? new Progress(state.ToString) : null)
        {
            foreach (var input in paths.SelectMany(path => PathReader.Read(path, one => meter.Measure(PathReader.Open(one)))))
            {
                switch (input)
                {
                    case MailInput.Read { Message: var message }:
                        read++;
                        leftOut += teacher.Teach(message) ? 0 : 1;
                        break;
                    case MailInput.Unreadable lost:
                        unreadable += lost.IsEmpty ? 0 : 1;
                        Diagnostics.Write(lost.Source, lost.Reason);
                        break;
                }
            }
        }

        if (read == 0)
        {
            return unreadable > 0 ? ExitStatus.Trouble : ExitStatus.NoMessage;
        }

        if (file is not null)
        {
            Keep(teacher.Profiles, file);
        }

        StandardOutput.Write(teacher.ProposeSites());
        if (!quiet)
        {
            Diagnostics.Write(Summary(teacher.Profiles, leftOut, file));
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
            throw new UsageException($"{file}: cannot be written ({FileFault.Reason(e)})", e);
        }
    }

    private static string Summary(ProfileSet profiles, int leftOut, string? file) => string.Create(
        CultureInfo.InvariantCulture,
        $"learned from {profiles.Period}: {Count(profiles.Hosts.Count(one => one.Period.IsEnough), "host profile")}, {Count(profiles.Authors.Count(one => one.Period.IsEnough), "author-domain profile")}; "
        + $"{Count(leftOut, "message")} skipped as forged or suspicious; {(file is null ? "the profiles were discarded: use --write FILE to keep them" : $"written to {file}")}");

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
