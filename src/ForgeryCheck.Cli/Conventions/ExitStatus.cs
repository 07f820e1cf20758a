namespace ForgeryCheck.Cli.Conventions;

/// <summary>Exit statuses: scripts rely on them.</summary>
internal enum ExitStatus
{
    /// <summary>Nothing at or above --fail-on; also if the reader of our output went away.</summary>
    Clear = 0,

    /// <summary>Something at or above --fail-on; of route: there is no route.</summary>
    Found = 1,

    /// <summary>A usage error, or an input that could not be read.</summary>
    Trouble = 2,

    /// <summary>No message was found.</summary>
    NoMessage = 3,

    /// <summary>Interrupted: 128 plus the number of SIGINT, as in shells.</summary>
    Interrupted = 130,
}
