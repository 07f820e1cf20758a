namespace ForgeryCheck.Reports;

/// <summary>The program and the rules that produced a report.</summary>
public sealed class ToolInfo
{
    /// <summary>The program's name.</summary>
    public const string ProgramName = "forgerycheck";

    private readonly Lazy<string> _rules;

    /// <summary>What is known in advance.</summary>
    /// <param name="name">The program's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="rules">See <see cref="Rules"/>.</param>
    public ToolInfo(string name, string version, string rules)
        : this(name, version, new Lazy<string>(rules))
    {
    }

    /// <summary>The hash of the rules is computed once it is wanted: most reports for people do not show it.</summary>
    internal ToolInfo(string name, string version, Lazy<string> rules) => (Name, Version, _rules) = (name, version, rules);

    /// <summary>The program's version, as Directory.Build.props gives it.</summary>
    public static string ProgramVersion { get; } = typeof(ToolInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>"forgerycheck".</summary>
    public string Name { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The first 16 hex digits of the SHA-256 of all rule files in force.</summary>
    public string Rules => _rules.Value;
}
