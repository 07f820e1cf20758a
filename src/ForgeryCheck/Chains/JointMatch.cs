namespace ForgeryCheck.Chains;

/// <summary>How the server of the lower line matches the client of the upper line.</summary>
public enum JointMatch
{
    /// <summary>Nothing can be compared: a line has no name or an unqualified one, or is a step inside a host.</summary>
    NotTestable,

    /// <summary>The lower "by" is the client's reverse name, which the upper host looked up itself.</summary>
    ReverseName,

    /// <summary>The lower "by", or its address, is the client's address.</summary>
    Address,

    /// <summary>The lower "by" is the client's HELO name: the client's own claim.</summary>
    Name,

    /// <summary>Both belong to the same organisation.</summary>
    Organisation,

    /// <summary>They have nothing in common.</summary>
    Broken,
}
