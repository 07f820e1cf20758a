namespace ForgeryCheck.Mime;

/// <summary>What a part of a message is, as far as it decides how the part is read.</summary>
internal enum PartKind
{
    /// <summary>Text, pictures, files: passed over.</summary>
    Other,

    /// <summary>A message, or its header.</summary>
    Message,

    /// <summary>Several parts.</summary>
    Multipart,

    /// <summary>Several parts that are messages (RFC 2046 section 5.1.5).</summary>
    Digest,
}
