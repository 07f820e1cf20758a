namespace ForgeryCheck.Messages;

/// <summary>What the first bytes of a source show it to be.</summary>
internal enum ContentKind
{
    /// <summary>There are no bytes.</summary>
    Empty,

    /// <summary>Gzip (RFC 1952).</summary>
    Gzip,

    /// <summary>Messages, each behind a "From " line.</summary>
    Mbox,

    /// <summary>One message, or its header alone.</summary>
    Message,

    /// <summary>Fields, but none that mail has: mail only where the user says so by naming the file.</summary>
    Fields,

    /// <summary>Text without a field.</summary>
    Text,

    /// <summary>UTF-16 text, as some Windows programs save it.</summary>
    Utf16,

    /// <summary>No text.</summary>
    Binary,
}
