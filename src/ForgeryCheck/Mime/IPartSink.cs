namespace ForgeryCheck.Mime;

/// <summary>Receives the parts of a multipart body as they stream by.</summary>
internal interface IPartSink
{
    /// <summary>Whether the header of a part is being read: it ends with an empty line, whose end belongs to no delimiter.</summary>
    bool IsInHeader { get; }

    /// <summary>A delimiter was read: the part before it ends, and another may begin.</summary>
    /// <param name="depth">The multipart that the delimiter belongs to, 0 for the outermost: all within it have ended, too.</param>
    /// <param name="isClosing">Whether it is the last delimiter of that multipart (RFC 2046 section 5.1.1), after which no part begins.</param>
    void Delimit(int depth, bool isClosing);

    /// <summary>The next bytes of the current part, its header first.</summary>
    void Append(ReadOnlySpan<byte> bytes);
}
