namespace ForgeryCheck.Smtp.Clients;

/// <summary>The result of parsing a PROXY header.</summary>
internal enum ProxyOutcome
{
    /// <summary>The header is incomplete.</summary>
    NeedMore,

    /// <summary>Not a PROXY header: close the connection and believe none of it.</summary>
    Invalid,

    /// <summary>The header is complete.</summary>
    Done,
}
