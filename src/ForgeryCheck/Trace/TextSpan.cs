namespace ForgeryCheck.Trace;

/// <summary>A run of bytes in a Received value: the position of evidence, for reports to point at.</summary>
/// <param name="Start">Offset of the first byte in the value it belongs to.</param>
/// <param name="Length">Number of bytes; 0 with any start means "nothing there".</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset past the last byte.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span is empty.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span from one offset to another.</summary>
    public static TextSpan Between(int start, int end) => new(start, end - start);
}
