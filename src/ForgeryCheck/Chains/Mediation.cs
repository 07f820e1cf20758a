namespace ForgeryCheck.Chains;

/// <summary>Mediators that handled a message, as its other header fields show (RFC 5598 section 5).</summary>
[Flags]
public enum Mediation
{
    /// <summary>None is visible.</summary>
    None = 0,

    /// <summary>A mailing list: List-Id, List-Post, Mailing-List, X-BeenThere, Precedence: list and the like.</summary>
    List = 1 << 0,

    /// <summary>A forwarder: Resent fields, more than one Delivered-To, X-Forwarded fields, a rewritten sender (SRS).</summary>
    Forwarder = 1 << 1,

    /// <summary>Bulk mail: List-Unsubscribe, Precedence: bulk. Newsletters have it, and so do lists.</summary>
    Bulk = 1 << 2,
}
