using System.Globalization;

namespace ForgeryCheck.Cli.Output;

/// <summary>The capabilities of the terminal.</summary>
internal static class Terminal
{
    private const int DefaultWidth = 100;

    /// <summary>Whether non-ASCII characters may be written: decided by the locale, in POSIX order (LC_ALL, LC_CTYPE, LANG).</summary>
    internal static bool IsUnicode { get; } = OperatingSystem.IsWindows()
        ? Console.OutputEncoding.CodePage == 65001
        : IsUnicodeLocale(Environment.GetEnvironmentVariable);

    /// <summary>The width of reports in columns.</summary>
    internal static int Width => Math.Clamp(Console.IsOutputRedirected ? RedirectedWidth(Environment.GetEnvironmentVariable) : Console.WindowWidth, 40, 200);

    /// <summary>The width of help, whose lines are hard to read if they are longer.</summary>
    /// <param name="isRedirected">Whether it does not go to a terminal.</param>
    internal static int HelpWidth(bool isRedirected) => isRedirected ? Math.Clamp(RedirectedWidth(Environment.GetEnvironmentVariable), 20, 120)
        : Console.WindowWidth is > 0 and var width ? Math.Clamp(width, 20, 120) : DefaultWidth;

    /// <summary>The width where output is not a terminal, such as a pager: COLUMNS, as with man and git.</summary>
    internal static int RedirectedWidth(Func<string, string?> environment) =>
        int.TryParse(environment("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : DefaultWidth;

    /// <summary>Whether standard error is a terminal whose lines can be overwritten.</summary>
    internal static bool CanRedraw => !Console.IsErrorRedirected
        && (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

    /// <summary>Whether a path is that of a terminal, by its own name or as /dev/stdout.</summary>
    internal static bool IsOne(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            return false;
        }

        var device = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        return device.StartsWith("/dev/pts/", StringComparison.Ordinal) || device.StartsWith("/dev/tty", StringComparison.Ordinal) || device == "/dev/console";
    }

    internal static bool IsUnicodeLocale(Func<string, string?> environment)
    {
        foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_CTYPE", "LANG"])
        {
            if (environment(name) is { Length: > 0 } locale)
            {
                return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
                    || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    /// <summary>Whether to use colour, for "auto", "always" or "never".</summary>
    /// <param name="wish">The value of --color, which takes precedence over the environment.</param>
    /// <param name="isTerminal">Whether the output is a terminal.</param>
    /// <param name="environment">Reads an environment variable.</param>
    internal static bool Color(string wish, bool isTerminal, Func<string, string?> environment) => wish switch
    {
        "always" => true,
        "never" => false,
        // no-color.org: any non-empty value switches colour off.
        _ => isTerminal && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb",
    };
}
