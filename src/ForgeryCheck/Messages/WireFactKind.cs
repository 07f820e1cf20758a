namespace ForgeryCheck.Messages;

/// <summary>What a client can do wrong on the wire; only a listener sees it.</summary>
public enum WireFactKind
{
    /// <summary>It spoke before the greeting (RFC 5321 section 3.1).</summary>
    EarlyTalk,

    /// <summary>It sent on without waiting where pipelining may not be: behind EHLO, HELO, DATA, STARTTLS and such (RFC 2920 section 3.1).</summary>
    PipelinedOutOfTurn,

    /// <summary>A CR without LF in the data (RFC 5321 section 2.3.8).</summary>
    BareCarriageReturn,

    /// <summary>An LF without CR in the data (RFC 5321 section 2.3.8).</summary>
    BareLineFeed,

    /// <summary>A command that ended in a bare LF; the session was closed.</summary>
    BareLineFeedInCommand,

    /// <summary>A control character in a command (RFC 5321 section 4.1.2).</summary>
    ControlInCommand,

    /// <summary>Something that other servers take for the end of data, and that is not: SMTP smuggling.</summary>
    EndOfDataLookAlike,

    /// <summary>NUL in the data (RFC 5321 section 2.3.7 allows only 1 to 127; RFC 5322 section 4 makes NUL obsolete).</summary>
    Nul,

    /// <summary>Bytes above 127 without BODY=8BITMIME or SMTPUTF8 (RFC 6152 section 3).</summary>
    EightBitUndeclared,

    /// <summary>A line of the data over 1,000 bytes (RFC 5321 section 4.5.3.1.6).</summary>
    LongLine,

    /// <summary>A command line over the limit of the listener.</summary>
    LongCommand,

    /// <summary>A path over 256 bytes, a local part over 64 or a domain over 255 (RFC 5321 section 4.5.3.1).</summary>
    LongPath,

    /// <summary>A parameter that was not offered, is wrong or came twice (RFC 5321 section 4.1.1.11).</summary>
    WrongParameter,

    /// <summary>A command with wrong syntax.</summary>
    SyntaxError,

    /// <summary>A space behind the colon of MAIL FROM or RCPT TO (RFC 5321 section 3.3).</summary>
    SpaceBeforePath,

    /// <summary>A command that may not come at this place.</summary>
    OutOfSequence,

    /// <summary>A command that there is not.</summary>
    UnknownCommand,

    /// <summary>Plain text behind STARTTLS, sent before the handshake (RFC 3207 section 6); it was thrown away.</summary>
    TextBeforeHandshake,

    /// <summary>HTTP, TLS, SSH or something else that is not SMTP.</summary>
    OtherProtocol,

    /// <summary>A PROXY header from a peer that may not send one.</summary>
    ProxyByStranger,

    /// <summary>XCLIENT or XFORWARD from a peer that may not send it.</summary>
    ClientClaimByStranger,
}
