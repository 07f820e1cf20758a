namespace ForgeryCheck.Names;

/// <summary>The outcome of a DNS question.</summary>
public enum DnsStatus
{
    /// <summary>Answered; an empty answer means that the name exists without such a record.</summary>
    NoError,

    /// <summary>The name does not exist.</summary>
    NxDomain,

    /// <summary>The server failed or refused.</summary>
    Failed,

    /// <summary>No answer came in time, or the query budget was exhausted: nothing is known.</summary>
    NotAnswered,

    /// <summary>Not asked: DNS is off, or a replay lacks the question.</summary>
    NotAsked,
}
