using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Web.Live;

/// <summary>Reads a message, wherever it is.</summary>
/// <param name="window">The window.</param>
internal sealed class MessageSource(LiveWindow window)
{
    /// <summary>Passes on all bytes, and says afterwards whether they are those that were taken.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal CopyOutcome Copy(MessageRow row, Action<ReadOnlySpan<byte>> to, CancellationToken cancellation)
    {
        if (row.At.File is not null)
        {
            return window.Store?.Copy(row.At, piece =>
            {
                cancellation.ThrowIfCancellationRequested();
                to(piece);
            }) ?? CopyOutcome.Gone;
        }

        if (window.Recent.Find(row.Id) is not { Bytes: { IsEmpty: false } bytes })
        {
            return CopyOutcome.Gone;
        }

        to(bytes.Span);
        return CopyOutcome.Sound;
    }

    /// <summary>What else is known of a message; null if that is gone.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal KeptFacts? FactsOf(MessageRow row, CancellationToken cancellation) =>
        row.At.File is null ? null : window.Store?.Find(row.Id, row.At, cancellation);

    /// <summary>What is held of it; null if it is not recent.</summary>
    internal HeldMessage? Held(MessageRow row) => window.Recent.Find(row.Id);
}
