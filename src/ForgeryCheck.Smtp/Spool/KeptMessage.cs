using System.Buffers;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Reads stored messages.</summary>
internal static class KeptMessage
{
    private const int Piece = 1 << 16;

    /// <summary>A message in the form the analyzer takes; null if it is gone or unreadable, which is logged.</summary>
    /// <param name="entry">Where it is, and what else is known about it.</param>
    /// <param name="find">Finds the file by its name; null if it is gone.</param>
    /// <param name="isQuoted">Whether the file is an mbox.</param>
    /// <param name="reading">What to read beyond the header.</param>
    /// <param name="log">Logs problems.</param>
    internal static MailMessage? TryRead(JournalEntry entry, Func<string, string?> find, bool isQuoted, MailReadOptions reading, IListenerLog log)
    {
        try
        {
            if (find(entry.File) is not { } path)
            {
                return null;
            }

            var message = Read(path, entry, isQuoted, reading, out var isSound);
            if (!isSound)
            {
                log.Write(LogLevel.Warning, "message-damaged", null, ("id", entry.Id), ("file", path));
            }

            return message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Write(LogLevel.Error, "message-unreadable", null, ("id", entry.Id), ("error", e.Message));
            return null;
        }
    }

    /// <summary>Whether the bytes of a message are still those that were stored.</summary>
    internal static bool IsSound(SafeFileHandle file, KeptPlace place, bool isQuoted) =>
        Copy(file, place, isQuoted, static _ => { }) == place.Checksum;

    /// <summary>Opens a file for reading while it may be written to.</summary>
    internal static SafeFileHandle Open(string path) => File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);

    private static MailMessage Read(string path, JournalEntry entry, bool isQuoted, MailReadOptions reading, out bool isSound)
    {
        using var message = new MessageBuilder(reading);
        var builder = message;
        using var file = Open(path);
        isSound = Copy(file, entry.Place, isQuoted, bytes => builder.Append(bytes)) == entry.Place.Checksum;
        return message.Finish(path, entry.Envelope.ToEnvelope(), entry.Session);
    }

    /// <summary>Passes the bytes of a message on and returns their checksum. Bytes missing from the file are missing from the checksum.</summary>
    internal static uint Copy(SafeFileHandle file, KeptPlace place, bool isQuoted, Action<ReadOnlySpan<byte>> to)
    {
        var crc = default(Crc32C);
        var left = place.Length;
        void Pass(ReadOnlySpan<byte> bytes)
        {
            bytes = bytes[..(int)Math.Min(bytes.Length, left)];
            left -= bytes.Length;
            crc.Append(bytes);
            to(bytes);
        }

        var unquoter = isQuoted ? new MboxUnquoter(Pass) : null;
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (var at = place.Offset; at < place.End;)
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(Piece, place.End - at)), at);
                if (read == 0)
                {
                    break;
                }

                at += read;
                if (unquoter is null)
                {
                    Pass(buffer.AsSpan(0, read));
                }
                else
                {
                    unquoter.Append(buffer.AsSpan(0, read));
                }
            }

            unquoter?.Complete();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return crc.Value;
    }
}
