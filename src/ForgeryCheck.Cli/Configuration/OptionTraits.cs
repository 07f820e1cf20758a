namespace ForgeryCheck.Cli.Configuration;

/// <summary>What a configuration file and its schema have to know of an option, besides what System.CommandLine knows.</summary>
internal sealed record OptionTraits
{
    /// <summary>Those of an option that says nothing about itself: any text, which does no harm.</summary>
    internal static readonly OptionTraits None = new();

    /// <summary>What its values are.</summary>
    internal ValueKind Kind { get; init; }

    /// <summary>The words that are valid: all of them, or those beside numbers.</summary>
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The least whole number.</summary>
    internal long Least { get; init; }

    /// <summary>The greatest whole number.</summary>
    internal long Most { get; init; }

    /// <summary>Resolves the path in a value against a folder; null if its values are no paths.</summary>
    internal Func<string, string, string>? Resolve { get; init; }

    /// <summary>
    /// What a value makes the program do beyond reading and reporting, such as "writes a file"; null for nothing. Such values are not taken from a file
    /// that merely lies where the user works.
    /// </summary>
    internal Func<string, string?> EffectOf { get; init; } = static _ => null;

    /// <summary>What the environment makes of the default, and the variable; null for nothing.</summary>
    internal Func<(string Value, string Variable)?> FromEnvironment { get; init; } = static () => null;

    /// <summary>Whether it makes sense on the command line only.</summary>
    internal bool IsOfOneRun { get; init; }

    /// <summary>A path of a file or a folder; "-" stands for a standard stream.</summary>
    internal static string Path(string folder, string value) => value == "-" ? value : System.IO.Path.GetFullPath(value, folder);
}
