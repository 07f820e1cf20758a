using System.CommandLine;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>An option with its traits.</summary>
internal class ConfigurableOption<T>(string name, params string[] aliases) : Option<T>(name, aliases), IConfigurable
{
    /// <inheritdoc/>
    public OptionTraits Traits { get; set; } = OptionTraits.None;
}
