namespace ForgeryCheck.Trace;

/// <summary>A value that a Received line may contain; each has its own span.</summary>
public enum TraceField
{
    /// <summary>The name the client gave in HELO, EHLO or LHLO; an address literal keeps its brackets.</summary>
    Helo,

    /// <summary>The name the receiving host found for the client's address in the DNS.</summary>
    ReverseName,

    /// <summary>The client's address as the receiving host saw it.</summary>
    Address,

    /// <summary>The client's TCP port.</summary>
    Port,

    /// <summary>The user name that the client's ident service gave (RFC 1413).</summary>
    Ident,

    /// <summary>The user, or the mechanism, of SMTP authentication (RFC 4954).</summary>
    Auth,

    /// <summary>The envelope sender, if the host recorded it in the line.</summary>
    EnvelopeFrom,

    /// <summary>The host that wrote the line.</summary>
    By,

    /// <summary>An address of the host that wrote the line.</summary>
    ByAddress,

    /// <summary>What the host says of its software, without the parentheses.</summary>
    Software,

    /// <summary>The link type (RFC 5321 section 4.4, "via").</summary>
    Via,

    /// <summary>The protocol (RFC 5321 section 4.4, "with").</summary>
    With,

    /// <summary>The queue id.</summary>
    Id,

    /// <summary>The first recipient of the "for" clause; <see cref="ReceivedLine.For"/> has them all.</summary>
    For,

    /// <summary>The TLS version as written.</summary>
    Tls,

    /// <summary>The TLS cipher suite as written.</summary>
    Cipher,

    /// <summary>The date text, from its first to its last byte, comments included.</summary>
    Date,
}
