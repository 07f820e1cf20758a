namespace ForgeryCheck.Trace;

/// <summary>One token of a Received line.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Start">Offset of its first byte, without the delimiter.</param>
/// <param name="Length">Number of bytes without the delimiters.</param>
/// <param name="Glued">Whether no white space precedes it.</param>
/// <param name="Closed">Whether its closing delimiter was found: a comment may run to the end of the line.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, bool Glued, bool Closed = true)
{
    internal TextSpan Span => new(Start, Length);

    internal int End => Start + Length;

    /// <summary>Offset of the first byte, delimiter included.</summary>
    internal int OuterStart => Kind is TokenKind.Word or TokenKind.Semicolon ? Start : Start - 1;

    /// <summary>Offset past the last byte, delimiter included.</summary>
    internal int OuterEnd => Kind is TokenKind.Word or TokenKind.Semicolon || !Closed ? End : End + 1;
}
