namespace ForgeryCheck.Outlook;

/// <summary>What a directory entry is ([MS-CFB] section 2.6.1, Object Type).</summary>
internal enum EntryKind : byte
{
    /// <summary>Not in use.</summary>
    None = 0,

    /// <summary>A folder.</summary>
    Storage = 1,

    /// <summary>A file.</summary>
    Stream = 2,

    /// <summary>The folder that holds all others.</summary>
    Root = 5,
}
