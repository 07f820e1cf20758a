namespace ForgeryCheck.Profiles;

/// <summary>How the lines of a profile are known to be by its host.</summary>
internal enum HostRole
{
    /// <summary>They are at or above a boundary line and name the host after "by".</summary>
    Writer,

    /// <summary>
    /// They are directly below a boundary line that recorded the host as its client, by a confirmed name or by its address: whoever wrote them, this
    /// host handed them in. A host elsewhere cannot add to them.
    /// </summary>
    Client,

    /// <summary>The same of all hosts whose names differ only in numbers (<see cref="SiblingNames"/>).</summary>
    Siblings,
}
