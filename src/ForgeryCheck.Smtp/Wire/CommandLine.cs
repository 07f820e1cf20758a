namespace ForgeryCheck.Smtp.Wire;

/// <summary>A command line in its parts (RFC 5321 section 4.1.1).</summary>
/// <param name="Name">The command.</param>
/// <param name="Argument">What stands behind it and a space; spaces at the end are taken off (section 4.1.1: they are tolerated).</param>
/// <param name="HasControl">Whether a control character is in it (section 4.1.2 has none).</param>
internal readonly record struct CommandLine(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Argument, bool HasControl)
{
    /// <summary>Takes a line without its end apart.</summary>
    internal static CommandLine Split(ReadOnlyMemory<byte> line)
    {
        var text = line.Span;
        var hasControl = text.ContainsAnyInRange((byte)0, (byte)0x1F) || text.Contains((byte)0x7F);
        var end = text.IndexOf((byte)' ');
        return end < 0
            ? new(line, default, hasControl)
            : new(line[..end], line[(end + 1)..].Slice(0, text[(end + 1)..].TrimEnd((byte)' ').Length), hasControl);
    }
}
