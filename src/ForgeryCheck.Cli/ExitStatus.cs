namespace ForgeryCheck.Cli;

/// <summary>Exit statuses: scripts rely on them.</summary>
internal static class ExitStatus
{
    /// <summary>Nothing at or above --fail-on; also where the reader of our output went away.</summary>
    internal const int Clear = 0;

    /// <summary>Something at or above --fail-on.</summary>
    internal const int Found = 1;

    /// <summary>A usage error, or an input that could not be read.</summary>
    internal const int Trouble = 2;

    /// <summary>There was no message to look at.</summary>
    internal const int NoMessage = 3;

    /// <summary>Interrupted: 128 and the number of SIGINT, as shells count it.</summary>
    internal const int Interrupted = 130;
}
