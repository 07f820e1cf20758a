namespace ForgeryCheck.Cli.Configuration;

/// <summary>What a file says of an option of a command.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Option">The option.</param>
/// <param name="Values">The values as the command line would have them, paths resolved; null if the option is set back to its default.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line of the key.</param>
internal sealed record Setting(string Command, SettableOption Option, IReadOnlyList<string>? Values, string File, int Line)
{
    /// <summary>Where it is set and what it is called there: "/etc/forgerycheck/forgerycheck.json:4: analyze.jobs".</summary>
    internal string Place => $"{File}:{Line}: {Command}.{Option.Key}";

    /// <summary>Why it is not taken from a file that merely lies where the user works; null if it is taken.</summary>
    /// <remarks>Nor may such a file undo one of the user's own settings that would not be taken from it.</remarks>
    internal string? Objection => (Values ?? [""]).Select(Option.Traits.EffectOf).FirstOrDefault(effect => effect is not null) is { } effect
        ? $"{Place}: ignored: a file found in or above the working folder may not have an option that {effect}; use --config FILE to allow it"
        : null;

    /// <summary>The words that say the same on the command line. Each holds option and value, so that no value passes for an option.</summary>
    internal IEnumerable<string> Words => (Values ?? []).Select(value => $"{Option.Option.Name}={value}");
}
