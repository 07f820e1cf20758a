using System.Buffers;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Writes message files into tmp and flushes them. Thread-safe.</summary>
internal sealed class MaildirWriter(SpoolDisk disk, string tmp)
{
    private const int Piece = 1 << 16;

    internal string PathOf(PendingMessage waiting) => Path.Combine(tmp, waiting.Name);

    /// <summary>Writes the file of a message.</summary>
    /// <exception cref="IOException">It could not be written; nothing of it is left.</exception>
    internal void Write(PendingMessage waiting)
    {
        var message = waiting.Message;
        var path = PathOf(waiting);
        using var file = disk.Create(path);
        var piece = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(message.Length, 1, Piece));
        try
        {
            var crc = default(Crc32C);
            for (long at = 0; at < message.Length;)
            {
                var read = MessageBytes.Read(message, at, piece);
                crc.Append(piece.AsSpan(0, read));
                disk.Write(file, piece.AsSpan(0, read), at);
                at += read;
            }

            disk.Flush(file);
            waiting.Place = new KeptPlace(0, message.Length, message.Length, crc.Value);
        }
        catch
        {
            Remove(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>Removes a file that was not committed; if that fails, the next start does it.</summary>
    internal static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one to report.
        }
    }
}
