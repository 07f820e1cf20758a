namespace ForgeryCheck.Files;

/// <summary>What a file is, as far as that bears on how it is written.</summary>
internal enum FileKind
{
    /// <summary>A file with contents, which a new one may replace.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link that was not followed.</summary>
    Link,

    /// <summary>A socket, which cannot be opened.</summary>
    Socket,

    /// <summary>A pipe or a device: opened and written to, never replaced.</summary>
    Other,
}
