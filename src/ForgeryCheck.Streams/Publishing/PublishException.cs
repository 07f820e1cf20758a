namespace ForgeryCheck.Streams.Publishing;

/// <summary>A stream did not take something, in time or at all.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">What happened, in one line.</param>
/// <param name="inner">The cause.</param>
internal sealed class PublishException(PublishFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    internal PublishFault Fault => fault;
}
