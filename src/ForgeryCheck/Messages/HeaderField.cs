namespace ForgeryCheck.Messages;

/// <summary>One header field: where it stands in its <see cref="HeaderBlock"/>.</summary>
/// <param name="Start">Offset of the field's first byte in the block.</param>
/// <param name="NameLength">Length of the name; 0 for a line that is no field.</param>
/// <param name="ValueStart">Offset of the first byte after the colon.</param>
/// <param name="ValueLength">Bytes of the value, folds included, the last line end not.</param>
/// <param name="Length">Bytes of the whole field, its last line end included.</param>
public readonly record struct HeaderField(int Start, int NameLength, int ValueStart, int ValueLength, int Length);
