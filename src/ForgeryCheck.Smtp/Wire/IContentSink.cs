namespace ForgeryCheck.Smtp.Wire;

/// <summary>Receives the content of a message.</summary>
internal interface IContentSink
{
    /// <summary>Bytes so far, including those discarded as too many.</summary>
    long Length { get; }

    /// <summary>Appends bytes.</summary>
    void Append(ReadOnlySpan<byte> bytes);
}
