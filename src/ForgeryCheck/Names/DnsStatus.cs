namespace ForgeryCheck.Names;

/// <summary>How a question to the DNS ended.</summary>
public enum DnsStatus
{
    /// <summary>Answered; an empty answer means the name exists without such a record.</summary>
    NoError,

    /// <summary>The name does not exist.</summary>
    NxDomain,

    /// <summary>The server failed or refused.</summary>
    Failed,

    /// <summary>No answer came in time, or the budget of questions was used up: nothing is known.</summary>
    NotAnswered,

    /// <summary>Nothing was asked: DNS is off, or a replay does not hold the question.</summary>
    NotAsked,
}
