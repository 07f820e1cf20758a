namespace ForgeryCheck.Smtp.Options;

/// <summary>How messages are kept.</summary>
public enum KeepMode
{
    /// <summary>One file a message, in a Maildir.</summary>
    Maildir,

    /// <summary>In mbox files that are appended to, one flush for all messages that wait.</summary>
    Mbox,

    /// <summary>Not at all: analyze and forget.</summary>
    None,
}
