namespace ForgeryCheck.Trace;

/// <summary>The kinds of clauses (RFC 5321 section 4.4 and the IANA registry of additional clauses).</summary>
public enum ClauseKind
{
    /// <summary>Text before any keyword, or an unknown clause.</summary>
    Unknown,

    /// <summary>A comment in parentheses before any clause; comments inside a clause belong to its value.</summary>
    Comment,

    /// <summary>from: the client.</summary>
    From,

    /// <summary>by: the host that wrote the line.</summary>
    By,

    /// <summary>via: the link.</summary>
    Via,

    /// <summary>with: the protocol.</summary>
    With,

    /// <summary>id: the queue id.</summary>
    Id,

    /// <summary>for: the recipient.</summary>
    For,

    /// <summary>tls: the cipher suite (RFC 8314).</summary>
    Tls,

    /// <summary>state: the kind of queue (RFC 6729).</summary>
    State,

    /// <summary>priority: the message's priority (RFC 6710).</summary>
    Priority,

    /// <summary>The date.</summary>
    Date,
}
