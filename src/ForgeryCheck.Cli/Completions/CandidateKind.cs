namespace ForgeryCheck.Cli.Completions;

/// <summary>What a shell has to complete.</summary>
internal enum CandidateKind
{
    /// <summary>One of our words; none if there are none.</summary>
    Words,

    /// <summary>The name of a file or a folder.</summary>
    Files,

    /// <summary>The name of a folder.</summary>
    Folders,
}
