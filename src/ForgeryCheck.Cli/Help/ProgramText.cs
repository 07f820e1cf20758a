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
        new("forgerycheck config show", "List all options with their values, and where these come from: defaults, or forgerycheck.json."),
    ];

    /// <summary>Files that the program reads or writes without being given their names.</summary>
    internal static IReadOnlyList<Entry> Files { get; } =
    [
        new(["./forgerycheck.json"], null, "Options for work in this folder and those below it. Such a file is also searched for in every folder above, up to one with \"root\": true. It is ignored if it belongs to another user, and it cannot set options that run a command, write a file or contact other hosts."),
        new(["$XDG_CONFIG_HOME/forgerycheck/forgerycheck.json", "~/.config/forgerycheck/forgerycheck.json"], null, "The user's options; the second if XDG_CONFIG_HOME is not set. On Windows: %APPDATA%\\forgerycheck\\forgerycheck.json."),
        new(["/etc/forgerycheck/forgerycheck.json"], null, "Options for all users. On Windows: %PROGRAMDATA%\\forgerycheck\\forgerycheck.json."),
        new(["./spool/"], null, "Messages that listen keeps, unless --spool names another folder or --keep none is given."),
    ];

    /// <summary>Environment variables that the program reads.</summary>
    internal static IReadOnlyList<Entry> Environment { get; } =
    [
        new(["FORGERYCHECK_CONFIG"], null, "The only configuration file to read, unless --config names another; if empty, none is read."),
        new(["XDG_CONFIG_HOME"], null, "Folder of the user's configuration files, if it is an absolute path."),
        new(["NO_COLOR"], null, "If not empty, no colour is used unless --color always is given."),
        new(["TERM"], null, "Neither colour nor progress is shown if the terminal is dumb."),
        new(["LC_ALL", "LC_CTYPE", "LANG"], null, "The first that is set decides whether text may contain characters other than ASCII: it may if the locale is a UTF-8 one."),
        new(["TMPDIR"], null, "Folder for temporary files."),
        new(["SOURCE_DATE_EPOCH"], null, "Date of the pages that man prints, in seconds since 1970; without it they have none."),
    ];
}
