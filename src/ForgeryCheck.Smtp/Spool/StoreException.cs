namespace ForgeryCheck.Smtp.Spool;

/// <summary>A message could not be kept.</summary>
/// <param name="isFull">Whether for want of room (452 4.3.1) and not for an error (451 4.3.0).</param>
/// <param name="message">What happened, for the log.</param>
/// <param name="inner">The fault.</param>
internal sealed class StoreException(bool isFull, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether there was no room.</summary>
    internal bool IsFull => isFull;
}
