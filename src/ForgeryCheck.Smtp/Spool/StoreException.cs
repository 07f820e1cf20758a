namespace ForgeryCheck.Smtp.Spool;

/// <summary>A message could not be stored.</summary>
/// <param name="isFull">Whether for lack of space (452 4.3.1) rather than an error (451 4.3.0).</param>
/// <param name="message">What happened, for the log.</param>
/// <param name="inner">The cause.</param>
internal sealed class StoreException(bool isFull, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether there was no space.</summary>
    internal bool IsFull => isFull;
}
