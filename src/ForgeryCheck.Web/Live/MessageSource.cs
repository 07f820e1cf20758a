using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Web.Live;

/// <summary>Reads the bytes of a message, wherever they are.</summary>
/// <param name="window">The window.</param>
internal sealed class MessageSource(LiveWindow window)
{
    /// <summary>Passes on all bytes; false if they are gone.</summary>
    internal bool TryCopy(MessageRow row, Action<ReadOnlySpan<byte>> to)
    {
        if (row.At.File is not null)
        {
            return window.Store?.TryCopy(row.At, to) == true;
        }

        if (window.Recent.Find(row.Id) is not { Bytes: { IsEmpty: false } bytes })
        {
            return false;
        }

        to(bytes.Span);
        return true;
    }

    /// <summary>The first bytes; null if they are gone.</summary>
    internal byte[]? ReadStart(MessageRow row, int most)
    {
        using var start = new MemoryStream();
        return TryCopy(row, piece => start.Write(piece[..(int)Math.Min(piece.Length, most - start.Length)])) ? start.ToArray() : null;
    }

    /// <summary>What else is known of a message; null if that is gone.</summary>
    internal KeptFacts? FactsOf(MessageRow row) => row.At.File is null ? null : window.Store?.Find(row.Id, row.At);

    /// <summary>What is held of it; null if it is not recent.</summary>
    internal HeldMessage? Held(MessageRow row) => window.Recent.Find(row.Id);
}
