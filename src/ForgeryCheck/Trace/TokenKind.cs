namespace ForgeryCheck.Trace;

/// <summary>The kinds of tokens in a Received line.</summary>
internal enum TokenKind : byte
{
    /// <summary>A run of bytes without white space.</summary>
    Word,

    /// <summary>(...), nested comments inside; the span is what stands between the parentheses.</summary>
    Comment,

    /// <summary>[...]; the span is what stands between the brackets.</summary>
    Bracket,

    /// <summary>&lt;...&gt;; the span is what stands between the angles.</summary>
    Angle,

    /// <summary>"..."; the span is what stands between the quotes.</summary>
    Quoted,

    /// <summary>A semicolon.</summary>
    Semicolon,
}
