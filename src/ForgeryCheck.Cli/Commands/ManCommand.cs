using System.CommandLine;
using System.Globalization;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck man: manual pages, for packages and for those who have none installed.</summary>
internal static class ManCommand
{
    private const string Epoch = "SOURCE_DATE_EPOCH";

    internal static DocumentedCommand Create(Command root) => new("man", "Print a manual page of the program or a command", command => Define(command, root));

    private static void Define(DocumentedCommand command, Command root)
    {
        var about = new CommandArgument(root);
        var list = Options.Flag("--list", "List the commands that have a page, one a line");
        command.Add(about);
        command.AddGroup("Options", list);
        command.Details =
            """
            Prints the source of the page, which man(1) formats. The page has a date only if the environment variable SOURCE_DATE_EPOCH gives one, so that
            builds are reproducible.
            """;
        command.Examples =
        [
            new("forgerycheck man | man -l -", "Read the page of the program."),
            new("forgerycheck man analyze > /usr/local/share/man/man1/forgerycheck-analyze.1", "Install the page of a command."),
            new("forgerycheck man --list", "List the commands that have a page."),
        ];
        command.Runs(result => result.GetValue(list) ? List(root) : Print(root, about.Find(result)));
    }

    private static ExitStatus List(Command root)
    {
        StandardOutput.Write(string.Concat(Names(root).Select(name => $"{name}\n")));
        return ExitStatus.Clear;
    }

    private static ExitStatus Print(Command root, Command command)
    {
        string[] program = ["forgerycheck"];
        var page = command == root
            ? ManualPage.Of(Page.Of(root), Date(), [.. Names(root).Select(name => $"forgerycheck-{name}")])
            : ManualPage.Of(Page.Of(command), Date(), program);
        StandardOutput.Write(page);
        return ExitStatus.Clear;
    }

    private static IEnumerable<string> Names(Command root) => root.Subcommands.Where(one => !one.Hidden).Select(one => one.Name);

    // reproducible-builds.org: seconds since 1970, in UTC.
    private static DateOnly? Date()
    {
        if (Environment.GetEnvironmentVariable(Epoch) is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : throw new UsageException($"{Epoch} {text}: must be a number of seconds since 1970");
    }
}
