namespace ForgeryCheck.Smtp.Verbs;

/// <summary>What to read after a reply.</summary>
internal enum NextInput
{
    /// <summary>A command.</summary>
    Command,

    /// <summary>The data of a DATA command.</summary>
    Data,

    /// <summary>The chunk of a BDAT command; the reply follows it.</summary>
    Chunk,

    /// <summary>The chunk of a refused BDAT command: it is discarded (RFC 3030 section 2), and the reply follows it.</summary>
    RefusedChunk,

    /// <summary>A TLS handshake.</summary>
    Handshake,

    /// <summary>Nothing: the session ends.</summary>
    Nothing,
}
