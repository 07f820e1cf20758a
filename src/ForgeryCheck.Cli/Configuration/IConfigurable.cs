namespace ForgeryCheck.Cli.Configuration;

/// <summary>An option that says what configuration files have to know of it.</summary>
internal interface IConfigurable
{
    /// <summary>What they have to know.</summary>
    OptionTraits Traits { get; set; }
}
