namespace ForgeryCheck.Trace;

/// <summary>What the receiving host recorded about the reverse name of the client's address.</summary>
public enum ReverseNameNote
{
    /// <summary>It recorded neither a name nor the lack of one; many products never do.</summary>
    NotRecorded,

    /// <summary>It recorded a name.</summary>
    Named,

    /// <summary>It recorded that there was none: "unknown", "RDNS failed".</summary>
    Unknown,

    /// <summary>
    /// It recorded a name that does not resolve back to the address: Sendmail's "(may be forged)", which says nothing about forgery.
    /// </summary>
    Unconfirmed,
}
