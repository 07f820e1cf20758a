namespace ForgeryCheck.Smtp.Options;

/// <summary>How messages are stored.</summary>
public enum KeepMode
{
    /// <summary>One file per message, in a Maildir.</summary>
    Maildir,

    /// <summary>Appended to mbox files, with one flush for all pending messages.</summary>
    Mbox,

    /// <summary>Not at all: analyze and discard.</summary>
    None,
}
