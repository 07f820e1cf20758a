namespace ForgeryCheck.Chains;

/// <summary>Mediators on a message's way, told by its other header fields (RFC 5598 section 5).</summary>
[Flags]
public enum Mediation
{
    /// <summary>None is visible.</summary>
    None = 0,

    /// <summary>A mailing list: List-Id, List-Post, Mailing-List, X-BeenThere, Precedence: list and the like.</summary>
    List = 1 << 0,

    /// <summary>A forwarder: Resent fields, Delivered-To more than once, X-Forwarded fields, a rewritten sender (SRS).</summary>
    Forwarder = 1 << 1,

    /// <summary>Sent to many: List-Unsubscribe, Precedence: bulk. Newsletters have it, and so have lists.</summary>
    Bulk = 1 << 2,
}
