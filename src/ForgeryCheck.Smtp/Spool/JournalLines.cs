using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Reads the lines of a file as they are, damaged ones included; a line that is too long comes as an empty one.</summary>
internal static class JournalLines
{
    /// <summary>The longest line that is read: a thousand recipients with all parameters take two million bytes.</summary>
    private const int LongestLine = 1 << 23;
    private const int Piece = 1 << 16;

    /// <summary>A line without its end, and where it starts. Its bytes are valid until the next line is read.</summary>
    internal readonly record struct Line(ReadOnlyMemory<byte> Bytes, long Offset, long End, bool IsWhole);

    internal static IEnumerable<Line> Read(string path)
    {
        using var file = MailReader.Open(path);
        var buffer = new byte[Piece];
        var length = 0;
        long offset = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= LongestLine)
                {
                    offset = SkipLine(file, offset + length);
                    length = 0;
                    yield return new Line(default, offset, offset, IsWhole: true);
                    continue;
                }

                Array.Resize(ref buffer, 2 * length);
            }

            var read = file.Read(buffer, length, buffer.Length - length);
            length += read;
            var start = 0;
            while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is >= 0 and var end)
            {
                yield return new Line(buffer.AsMemory(start, end), offset + start, offset + start + end + 1, IsWhole: true);
                start += end + 1;
            }

            offset += start;
            length -= start;
            buffer.AsSpan(start, length).CopyTo(buffer);
            if (read == 0)
            {
                if (length > 0)
                {
                    yield return new Line(buffer.AsMemory(0, length), offset, offset + length, IsWhole: false);
                }

                yield break;
            }
        }
    }

    // Only the end of the line is looked for; reading continues after it.
    private static long SkipLine(FileStream file, long offset)
    {
        var buffer = new byte[Piece];
        while (file.Read(buffer) is > 0 and var read)
        {
            var end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (end >= 0)
            {
                offset += end + 1;
                file.Position = offset;
                return offset;
            }

            offset += read;
        }

        return offset;
    }
}
