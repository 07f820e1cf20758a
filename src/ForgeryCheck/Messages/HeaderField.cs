namespace ForgeryCheck.Messages;

/// <summary>One header field, by its position in its <see cref="HeaderBlock"/>.</summary>
/// <param name="Start">Offset of the field's first byte in the block.</param>
/// <param name="NameLength">Length of the name; 0 for a line that is not a field.</param>
/// <param name="ValueStart">Offset of the first byte after the colon.</param>
/// <param name="ValueLength">Length of the value, including folds but not the last line end.</param>
/// <param name="Length">Length of the whole field, including its last line end.</param>
public readonly record struct HeaderField(int Start, int NameLength, int ValueStart, int ValueLength, int Length);
