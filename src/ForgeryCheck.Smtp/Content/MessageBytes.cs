namespace ForgeryCheck.Smtp.Content;

/// <summary>The bytes of a message in sequence, wherever they are held.</summary>
internal static class MessageBytes
{
    /// <summary>Copies bytes from an offset, as many as fit; fewer only at the end.</summary>
    /// <exception cref="IOException">They could not be read.</exception>
    internal static int Read(AcceptedMessage message, long offset, Span<byte> into)
    {
        var total = 0;
        while (total < into.Length && offset < message.Length)
        {
            int read;
            var room = into[total..];
            if (offset < message.Top.Length)
            {
                var piece = message.Top.Span[(int)offset..];
                read = Math.Min(piece.Length, room.Length);
                piece[..read].CopyTo(room);
            }
            else
            {
                read = message.Content.Read(offset - message.Top.Length + message.Skip, room);
            }

            if (read == 0)
            {
                throw new IOException($"message {message.Id} ends before its end");
            }

            total += read;
            offset += read;
        }

        return total;
    }
}
