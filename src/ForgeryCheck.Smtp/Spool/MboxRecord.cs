using System.Globalization;
using System.Text;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>One message in an mbox: separator line, message, blank line (RFC 4155 appendix A).</summary>
internal static class MboxRecord
{
    /// <summary>A path has at most 256 bytes (RFC 5321 section 4.5.3.1.3).</summary>
    private const int MostOfSender = 256;

    private static readonly int Quoted = MboxQuoter.MostWritten(1 << 16);

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="output">The file.</param>
    /// <param name="piece">A work buffer of 64 KiB.</param>
    internal static KeptPlace Write(AcceptedMessage message, FileAppender output, Span<byte> piece)
    {
        output.Append(Encoding.ASCII.GetBytes(Separator(message)));
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

    /// <summary>
    /// "From sender Thu Nov 26 21:41:32 2026". Only visible ASCII of the sender is written, so that it stays one word whatever the reader's charset;
    /// the null sender of a bounce becomes MAILER-DAEMON, as is customary.
    /// </summary>
    private static string Separator(AcceptedMessage message)
    {
        var address = message.Envelope.Sender.Address;
        var sender = address.Length == 0
            ? "MAILER-DAEMON"
            : string.Create(Math.Min(address.Length, MostOfSender), address, static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = from[i] is > ' ' and < '\x7F' ? from[i] : '?';
                }
            });
        var time = message.Session.Received.UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"From {sender} {time:ddd MMM} {time.Day,2} {time:HH:mm:ss yyyy}\n");
    }
}
