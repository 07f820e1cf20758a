namespace ForgeryCheck.Streams.Memory;

/// <summary>The shared memory could not be asked.</summary>
/// <param name="message">Why, in one line.</param>
/// <param name="inner">The cause.</param>
internal sealed class UnavailableException(string message, Exception? inner = null) : Exception(message, inner);
