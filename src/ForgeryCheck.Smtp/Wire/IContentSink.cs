namespace ForgeryCheck.Smtp.Wire;

/// <summary>Takes the content of a message as it comes.</summary>
internal interface IContentSink
{
    /// <summary>Bytes so far, those that were dropped because they were too many included.</summary>
    long Length { get; }

    /// <summary>Adds bytes.</summary>
    void Append(ReadOnlySpan<byte> bytes);
}
