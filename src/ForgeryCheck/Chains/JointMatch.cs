namespace ForgeryCheck.Chains;

/// <summary>How the server of the lower line and the client of the upper line fit.</summary>
public enum JointMatch
{
    /// <summary>Nothing can be compared: a line has no name, or only a name without a domain, or a step inside a host.</summary>
    NotTestable,

    /// <summary>The lower "by" is the client's reverse-DNS name, which the upper host looked up itself.</summary>
    ReverseName,

    /// <summary>The lower "by", or its address, is the client's address.</summary>
    Address,

    /// <summary>The lower "by" is the client's HELO name: the client's own word.</summary>
    Name,

    /// <summary>Both belong to the same organisation.</summary>
    Organisation,

    /// <summary>They have nothing in common.</summary>
    Broken,
}
