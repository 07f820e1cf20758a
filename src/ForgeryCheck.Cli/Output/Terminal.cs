namespace ForgeryCheck.Cli.Output;

/// <summary>What the place where output goes can show.</summary>
internal static class Terminal
{
    private const int DefaultWidth = 100;

    /// <summary>Whether more than ASCII may be written: the locale says so, in the order of POSIX (LC_ALL, LC_CTYPE, LANG).</summary>
    internal static bool IsUnicode { get; } = OperatingSystem.IsWindows()
        ? Console.OutputEncoding.CodePage == 65001
        : IsUnicodeLocale(Environment.GetEnvironmentVariable);

    /// <summary>Columns of the terminal.</summary>
    internal static int Width => Console.IsOutputRedirected ? DefaultWidth : Math.Clamp(Console.WindowWidth, 60, 200);

    /// <summary>Whether standard error is a terminal on which a line can be written over.</summary>
    internal static bool CanRedraw => !Console.IsErrorRedirected
        && (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

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

    /// <summary>Whether to colour, for "auto", "always" or "never".</summary>
    /// <param name="wish">What --color says: it outdoes the environment.</param>
    /// <param name="isTerminal">Whether the output is a terminal.</param>
    /// <param name="environment">Reads a variable.</param>
    internal static bool Color(string wish, bool isTerminal, Func<string, string?> environment) => wish switch
    {
        "always" => true,
        "never" => false,
        // no-color.org: any value but the empty one switches colour off.
        _ => isTerminal && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb",
    };
}
