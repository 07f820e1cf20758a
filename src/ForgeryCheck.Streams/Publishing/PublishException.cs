namespace ForgeryCheck.Streams.Publishing;

/// <summary>A stream did not take something, in time or at all.</summary>
/// <param name="isFull">Whether because it is full.</param>
/// <param name="message">What happened, in one line.</param>
/// <param name="inner">The cause.</param>
internal sealed class PublishException(bool isFull, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the stream is full.</summary>
    internal bool IsFull => isFull;
}
