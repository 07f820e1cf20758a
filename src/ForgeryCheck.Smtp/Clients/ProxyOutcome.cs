namespace ForgeryCheck.Smtp.Clients;

/// <summary>How far the reading of a PROXY header came.</summary>
internal enum ProxyOutcome
{
    /// <summary>The header is not whole yet.</summary>
    NeedMore,

    /// <summary>It is no PROXY header: the connection is to be closed, and nothing of it believed.</summary>
    Invalid,

    /// <summary>It is whole.</summary>
    Done,
}
