namespace ForgeryCheck.Trace;

/// <summary>A run of bytes inside a Received value: where evidence stands, so that a report can point at it.</summary>
/// <param name="Start">Offset of the first byte, from the start of the value it belongs to.</param>
/// <param name="Length">Number of bytes; 0 with any start means "nothing there".</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset of the byte after the last one.</summary>
    public int End => Start + Length;

    /// <summary>True where the span holds no byte.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span from one offset to another.</summary>
    public static TextSpan Between(int start, int end) => new(start, end - start);
}
