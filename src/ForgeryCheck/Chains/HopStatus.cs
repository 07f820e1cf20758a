namespace ForgeryCheck.Chains;

/// <summary>How far a line can be believed.</summary>
public enum HopStatus
{
    /// <summary>Written by a trusted host about another such host.</summary>
    Trusted,

    /// <summary>The boundary: written by a trusted host about an external host. Its address is the last fact.</summary>
    HandOver,

    /// <summary>Came with the message from the client at the hand-over; may be true.</summary>
    Claimed,

    /// <summary>At or below the line where the forgery starts.</summary>
    Forged,
}
