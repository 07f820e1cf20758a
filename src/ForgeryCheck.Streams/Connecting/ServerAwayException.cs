namespace ForgeryCheck.Streams.Connecting;

/// <summary>No server can be reached: it may be there later.</summary>
/// <param name="message">What happened, in one line.</param>
/// <param name="inner">The cause.</param>
internal sealed class ServerAwayException(string message, Exception? inner = null) : IOException(message, inner);
