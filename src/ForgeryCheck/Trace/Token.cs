namespace ForgeryCheck.Trace;

/// <summary>One token of a Received line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first inner byte.</param>
/// <param name="Length">Number of inner bytes.</param>
/// <param name="Glued">Whether no white space stands before it.</param>
/// <param name="Closed">Whether a delimiter closes it: a comment may run into the end of the line.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, bool Glued, bool Closed = true)
{
    internal TextSpan Span => new(Start, Length);

    internal int End => Start + Length;

    /// <summary>Offset of the first byte with the delimiter counted in.</summary>
    internal int OuterStart => Kind is TokenKind.Word or TokenKind.Semicolon ? Start : Start - 1;

    /// <summary>Offset after the last byte with the delimiter counted in.</summary>
    internal int OuterEnd => Kind is TokenKind.Word or TokenKind.Semicolon || !Closed ? End : End + 1;
}
