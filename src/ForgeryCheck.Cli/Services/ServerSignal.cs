namespace ForgeryCheck.Cli.Services;

/// <summary>What a server is asked to do.</summary>
internal enum ServerSignal
{
    /// <summary>Nothing new.</summary>
    None,

    /// <summary>Read its files again.</summary>
    Reload,

    /// <summary>End.</summary>
    Stop,
}
