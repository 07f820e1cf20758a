namespace ForgeryCheck.Reports;

/// <summary>The program and the rules that produced a report.</summary>
/// <param name="Name">"forgerycheck".</param>
/// <param name="Version">Its version.</param>
/// <param name="Rules">The first 16 hex digits of the SHA-256 of all rule files in force.</param>
public sealed record ToolInfo(string Name, string Version, string Rules)
{
    /// <summary>The program's name.</summary>
    public const string ProgramName = "forgerycheck";

    /// <summary>The program's version, as Directory.Build.props gives it.</summary>
    public static string ProgramVersion { get; } = typeof(ToolInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
