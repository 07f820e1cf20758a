namespace ForgeryCheck.Names;

/// <summary>Where answers come from.</summary>
public enum NameMode
{
    /// <summary>Nowhere: nothing is asked.</summary>
    Off,

    /// <summary>A resolver.</summary>
    Live,

    /// <summary>A file that an earlier live run has kept.</summary>
    Replay,
}
