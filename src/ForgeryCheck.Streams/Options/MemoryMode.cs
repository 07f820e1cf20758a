namespace ForgeryCheck.Streams.Options;

/// <summary>What the lines and ids of a message are compared with.</summary>
public enum MemoryMode
{
    /// <summary>Those of all messages that any worker analyzed, in a bucket on the server.</summary>
    Shared,

    /// <summary>Those that this worker analyzed since it was started.</summary>
    Local,

    /// <summary>None.</summary>
    Off,
}
