using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Help;

/// <summary>What help and the manual page say about the program as a whole.</summary>
internal static class ProgramText
{
    /// <summary>What it does, in one line.</summary>
    internal const string Summary =
        "Report which Received lines of an e-mail can be believed, where the forgery starts, and which address really handed the mail in";

    /// <summary>What a user should know besides.</summary>
    internal const string Details =
        """
        Every mail system that accepts a message adds its own Received line on top. The topmost lines were written by hosts you trust. At one line an
        external host handed the message in, and that host may have made up everything below. ForgeryCheck finds that line, checks the lines below it,
        and also checks whether that host is what it claims to be and may send mail for the author's domain.
        """;

    /// <summary>What the exit statuses mean, as far as all commands share them.</summary>
    internal static IReadOnlyList<StatusMeaning> Statuses { get; } =
    [
        new(ExitStatus.Clear, "Success; with analyze, no message at or above --fail-on."),
        new(ExitStatus.Found, "analyze found a message at or above --fail-on; route found no route."),
        new(ExitStatus.Trouble, "Usage error, or a file could not be read or written."),
        new(ExitStatus.NoMessage, "No message found."),
        new(ExitStatus.Interrupted, "Interrupted."),
    ];

    /// <summary>Command lines to try.</summary>
    internal static IReadOnlyList<Example> Examples { get; } =
    [
        new("forgerycheck analyze mail.eml", "Analyze one message."),
        new("forgerycheck analyze --format csv inbox.mbox > inbox.csv", "Analyze a mailbox and write a table."),
        new("forgerycheck listen --bind 0.0.0.0:2525", "Accept mail by SMTP and analyze it on arrival."),
        new("forgerycheck route user@example.org", "Show which hosts accept mail for a recipient."),
        new("forgerycheck explain FC101", "Read about a rule: what it checks, and when genuine mail triggers it."),
    ];

    /// <summary>Files that the program reads or writes without being given their names.</summary>
    internal static IReadOnlyList<Entry> Files { get; } =
    [
        new(["./spool/"], null, "Messages that listen keeps, unless --spool names another folder or --keep none is given."),
    ];

    /// <summary>Environment variables that the program reads.</summary>
    internal static IReadOnlyList<Entry> Environment { get; } =
    [
        new(["NO_COLOR"], null, "If not empty, no colour is used unless --color always is given."),
        new(["TERM"], null, "Neither colour nor progress is shown if the terminal is dumb."),
        new(["LC_ALL", "LC_CTYPE", "LANG"], null, "The first that is set decides whether text may contain characters other than ASCII: it may if the locale is a UTF-8 one."),
        new(["TMPDIR"], null, "Folder for temporary files."),
        new(["SOURCE_DATE_EPOCH"], null, "Date of the pages that man prints, in seconds since 1970; without it they have none."),
    ];
}
