namespace ForgeryCheck.Names;

/// <summary>The source of DNS answers.</summary>
public enum NameMode
{
    /// <summary>None: nothing is queried.</summary>
    Off,

    /// <summary>A resolver.</summary>
    Live,

    /// <summary>The record of an earlier live run.</summary>
    Replay,
}
