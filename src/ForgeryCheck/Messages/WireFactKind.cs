namespace ForgeryCheck.Messages;

/// <summary>A protocol violation by a client; only a listener sees it.</summary>
public enum WireFactKind
{
    /// <summary>It spoke before the greeting (RFC 5321 section 3.1).</summary>
    EarlyTalk,

    /// <summary>It did not wait where pipelining is not allowed: after EHLO, HELO, DATA, STARTTLS and such (RFC 2920 section 3.1).</summary>
    PipelinedOutOfTurn,

    /// <summary>A CR without LF in the data (RFC 5321 section 2.3.8).</summary>
    BareCarriageReturn,

    /// <summary>An LF without CR in the data (RFC 5321 section 2.3.8).</summary>
    BareLineFeed,

    /// <summary>A command that ended in a bare LF; the session was closed.</summary>
    BareLineFeedInCommand,

    /// <summary>A control character in a command (RFC 5321 section 4.1.2).</summary>
    ControlInCommand,

    /// <summary>A sequence that other servers take for the end of data: SMTP smuggling.</summary>
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

    /// <summary>A parameter that was not offered, is invalid or was repeated (RFC 5321 section 4.1.1.11).</summary>
    WrongParameter,

    /// <summary>A command with invalid syntax.</summary>
    SyntaxError,

    /// <summary>A space after the colon of MAIL FROM or RCPT TO (RFC 5321 section 3.3).</summary>
    SpaceBeforePath,

    /// <summary>A command out of sequence.</summary>
    OutOfSequence,

    /// <summary>An unknown command.</summary>
    UnknownCommand,

    /// <summary>Plain text after STARTTLS, sent before the handshake (RFC 3207 section 6); it was discarded.</summary>
    TextBeforeHandshake,

    /// <summary>HTTP, TLS, SSH or something else that is not SMTP.</summary>
    OtherProtocol,

    /// <summary>A PROXY header from an untrusted peer.</summary>
    ProxyByStranger,

    /// <summary>XCLIENT or XFORWARD from an untrusted peer.</summary>
    ClientClaimByStranger,
}
