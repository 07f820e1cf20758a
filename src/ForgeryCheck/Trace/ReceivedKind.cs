namespace ForgeryCheck.Trace;

/// <summary>How the message reached the host that wrote the Received line.</summary>
public enum ReceivedKind
{
    /// <summary>No known grammar fits; whatever could be read is still available.</summary>
    Unparsed,

    /// <summary>A client handed the message over by SMTP, ESMTP or LMTP.</summary>
    Smtp,

    /// <summary>A step inside one host or program: a pipe, a queue, a list manager, a fetch from a mailbox.</summary>
    Local,

    /// <summary>The message was submitted over HTTP: a webmail page or an API.</summary>
    Web,
}
