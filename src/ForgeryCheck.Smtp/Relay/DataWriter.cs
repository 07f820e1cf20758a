using System.Buffers;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>Sends a message after DATA: byte for byte except for dot-stuffing, plus the terminating dot. Small messages are a single write.</summary>
internal static class DataWriter
{
    private const int Piece = 1 << 14;

    /// <summary>Sends the message.</summary>
    /// <exception cref="IOException">The connection is gone, or the message is unreadable; the next hop discards data without the final dot.</exception>
    internal static async Task WriteAsync(AcceptedMessage message, Stream stream, CancellationToken cancellation)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        var output = ArrayPool<byte>.Shared.Rent(DotStuffer.MostOut(Piece) + 5);
        try
        {
            var stuffer = new DotStuffer();
            long at = 0;
            do
            {
                var read = MessageBytes.Read(message, at, piece.AsSpan(0, Piece));
                at += read;
                var length = stuffer.Stuff(piece.AsSpan(0, read), output);
                if (at == message.Length)
                {
                    length += End(stuffer.EndsLine, output.AsSpan(length));
                }

                await stream.WriteAsync(output.AsMemory(0, length), cancellation).ConfigureAwait(false);
            }
            while (at < message.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
            ArrayPool<byte>.Shared.Return(output);
        }
    }

    // The CR LF before the dot is the message's own if it ends with one (RFC 5321 section 4.1.1.4).
    private static int End(bool endsLine, Span<byte> into)
    {
        var end = endsLine ? ".\r\n"u8 : "\r\n.\r\n"u8;
        end.CopyTo(into);
        return end.Length;
    }
}
