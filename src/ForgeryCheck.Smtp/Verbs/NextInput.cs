namespace ForgeryCheck.Smtp.Verbs;

/// <summary>What is read after a reply.</summary>
internal enum NextInput
{
    /// <summary>A command.</summary>
    Command,

    /// <summary>The data of a DATA command.</summary>
    Data,

    /// <summary>The chunk of a BDAT command; the reply comes behind it.</summary>
    Chunk,

    /// <summary>The chunk of a BDAT command that was refused: it is thrown away (RFC 3030 section 2), and the reply comes behind it.</summary>
    RefusedChunk,

    /// <summary>A TLS handshake.</summary>
    Handshake,

    /// <summary>Nothing: the session ends.</summary>
    Nothing,
}
