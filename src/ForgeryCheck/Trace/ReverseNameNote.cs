namespace ForgeryCheck.Trace;

/// <summary>What the receiving host wrote about the name of the client's address.</summary>
public enum ReverseNameNote
{
    /// <summary>It wrote no name and no word about it; many products never do.</summary>
    NotRecorded,

    /// <summary>It wrote a name.</summary>
    Named,

    /// <summary>It wrote that it found none: "unknown", "RDNS failed".</summary>
    Unknown,

    /// <summary>It wrote a name that does not lead back to the address: Sendmail's "(may be forged)", which is no word about forgery.</summary>
    Unconfirmed,
}
