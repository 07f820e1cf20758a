namespace ForgeryCheck.Trace;

/// <summary>What a Received line tells of: which way the message came to the host that wrote it.</summary>
public enum ReceivedKind
{
    /// <summary>No grammar fits; what could be read is still there.</summary>
    Unparsed,

    /// <summary>A client handed the message over by SMTP, ESMTP or LMTP.</summary>
    Smtp,

    /// <summary>A step inside one host or program: a pipe, a queue, a list manager, a fetch from a mailbox.</summary>
    Local,

    /// <summary>The message was handed in by HTTP: a webmail page or an API.</summary>
    Web,
}
