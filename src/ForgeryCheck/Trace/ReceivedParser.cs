namespace ForgeryCheck.Trace;

/// <summary>Reads Received lines. Never throws, whatever the bytes.</summary>
public static class ReceivedParser
{
    /// <summary>Reads the value of one Received field.</summary>
    /// <param name="value">The bytes after "Received:", folds kept.</param>
    public static ReceivedLine Parse(ReadOnlyMemory<byte> value)
    {
        return new ReceivedLine(value);
    }
}
