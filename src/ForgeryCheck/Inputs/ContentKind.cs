namespace ForgeryCheck.Inputs;

/// <summary>The kind of content, recognised by its first bytes.</summary>
internal enum ContentKind
{
    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>Gzip (RFC 1952).</summary>
    Gzip,

    /// <summary>Zstandard (RFC 8878).</summary>
    Zstd,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>A compound file: a message saved by Outlook, or an older Office document.</summary>
    Outlook,

    /// <summary>An archive or mailbox of a kind that is not read.</summary>
    OtherArchive,

    /// <summary>Messages, each after a "From " line.</summary>
    Mbox,

    /// <summary>One message, or its header alone.</summary>
    Message,

    /// <summary>A message saved by Apple Mail: its length, the message, a property list.</summary>
    Emlx,

    /// <summary>JSON, in which programming interfaces for mail give the header of a message.</summary>
    Json,

    /// <summary>Fields, but none that mail has: treated as mail only if the user names the file.</summary>
    Fields,

    /// <summary>Text without any field.</summary>
    Text,

    /// <summary>UTF-16 text, as some Windows programs save it.</summary>
    Utf16,

    /// <summary>UTF-16 text with the upper byte first.</summary>
    Utf16BigEndian,

    /// <summary>Not text.</summary>
    Binary,
}
