namespace ForgeryCheck.Chains;

/// <summary>How far a line can be believed.</summary>
public enum HopStatus
{
    /// <summary>Written by a trusted host about another such host.</summary>
    Trusted,

    /// <summary>The boundary: written by a trusted host about a stranger. Its address is the last fact.</summary>
    HandOver,

    /// <summary>Came from a stranger; may be true.</summary>
    Claimed,

    /// <summary>At or below the line where the forgery starts.</summary>
    Forged,
}
