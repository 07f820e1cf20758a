namespace ForgeryCheck.Inputs;

/// <summary>The kind of content, recognised by its first bytes.</summary>
internal enum ContentKind
{
    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>Gzip (RFC 1952).</summary>
    Gzip,

    /// <summary>Messages, each after a "From " line.</summary>
    Mbox,

    /// <summary>One message, or its header alone.</summary>
    Message,

    /// <summary>Fields, but none that mail has: treated as mail only if the user names the file.</summary>
    Fields,

    /// <summary>Text without any field.</summary>
    Text,

    /// <summary>UTF-16 text, as some Windows programs save it.</summary>
    Utf16,

    /// <summary>Not text.</summary>
    Binary,
}
