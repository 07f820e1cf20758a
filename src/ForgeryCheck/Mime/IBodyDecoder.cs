namespace ForgeryCheck.Mime;

/// <summary>Decodes a body that arrives in pieces (RFC 2045 section 6).</summary>
internal interface IBodyDecoder
{
    /// <summary>Decodes the next bytes.</summary>
    void Append(ReadOnlySpan<byte> bytes, Action<ReadOnlySpan<byte>> output);

    /// <summary>Passes on what was held back.</summary>
    void Complete(Action<ReadOnlySpan<byte>> output);
}
