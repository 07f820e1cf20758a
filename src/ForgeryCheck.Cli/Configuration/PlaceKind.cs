namespace ForgeryCheck.Cli.Configuration;

/// <summary>Why a configuration file is looked for in a place.</summary>
internal enum PlaceKind
{
    /// <summary>--config names it.</summary>
    CommandLine,

    /// <summary>The environment variable names it.</summary>
    Environment,

    /// <summary>It is in the working folder or one above it.</summary>
    Found,

    /// <summary>It is the user's own.</summary>
    User,

    /// <summary>It is the system's, for all users.</summary>
    System,
}
