namespace ForgeryCheck.Cli.Conventions;

/// <summary>Exit statuses: scripts rely on them.</summary>
internal enum ExitStatus
{
    /// <summary>Nothing at or above --fail-on; also where the reader of our output went away.</summary>
    Clear = 0,

    /// <summary>Something at or above --fail-on.</summary>
    Found = 1,

    /// <summary>A usage error, or an input that could not be read.</summary>
    Trouble = 2,

    /// <summary>There was no message to look at.</summary>
    NoMessage = 3,

    /// <summary>Interrupted: 128 and the number of SIGINT, as shells count it.</summary>
    Interrupted = 130,
}
