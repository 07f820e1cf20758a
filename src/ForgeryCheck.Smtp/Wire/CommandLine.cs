namespace ForgeryCheck.Smtp.Wire;

/// <summary>A command line split into its parts (RFC 5321 section 4.1.1).</summary>
/// <param name="Name">The command.</param>
/// <param name="Argument">What follows it and a space; trailing spaces are removed (section 4.1.1: they are tolerated).</param>
/// <param name="HasControl">Whether it contains a control character (section 4.1.2 allows none).</param>
internal readonly record struct CommandLine(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Argument, bool HasControl)
{
    /// <summary>Splits a line without its end.</summary>
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
