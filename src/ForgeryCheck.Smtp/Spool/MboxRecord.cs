using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>One message in an mbox: separator line, message, blank line (RFC 4155 appendix A).</summary>
internal static class MboxRecord
{
    private static readonly int Quoted = MboxQuoter.MostWritten(1 << 16);

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="output">The file.</param>
    /// <param name="piece">A work buffer of 64 KiB.</param>
    internal static KeptPlace Write(AcceptedMessage message, FileAppender output, Span<byte> piece)
    {
        output.Append(Encoding.ASCII.GetBytes(FromLine.Write(message.Envelope.Sender.Address, message.Session.Received)));
        var offset = output.Position;
        var crc = default(Crc32C);
        var quoter = new MboxQuoter();
        var last = (byte)'\n';
        var held = 0;
        for (long at = 0; at < message.Length;)
        {
            var read = MessageBytes.Read(message, at, piece[held..]);
            crc.Append(piece.Slice(held, read));
            at += read;
            var bytes = piece[..(held + read)];
            last = bytes[^1];
            var used = quoter.Quote(bytes, output.Room(Quoted), at == message.Length, out var written);
            output.Advance(written);
            held = bytes.Length - used;
            bytes[used..].CopyTo(piece);
        }

        var place = new KeptPlace(offset, output.Position - offset, message.Length, crc.Value);
        output.Append(last == '\n' ? "\n"u8 : "\n\n"u8);
        return place;
    }
}
