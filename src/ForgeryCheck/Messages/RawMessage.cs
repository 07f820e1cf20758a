namespace ForgeryCheck.Messages;

/// <summary>The bytes that a message was made of, and how they were read: whoever reads them so again has the same message.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="LineEnd">The byte that ends lines.</param>
/// <param name="IsPasted">Whether a person may have pasted the text.</param>
/// <param name="IsQuoted">Whether an mbox may have quoted "From " in it.</param>
internal sealed record RawMessage(ReadOnlyMemory<byte> Bytes, byte LineEnd, bool IsPasted, bool IsQuoted);
