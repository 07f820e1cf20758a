namespace ForgeryCheck.Trace;

/// <summary>The kinds of tokens in a Received line.</summary>
internal enum TokenKind : byte
{
    /// <summary>A run of bytes without white space.</summary>
    Word,

    /// <summary>(...), including nested comments; the span is what is between the parentheses.</summary>
    Comment,

    /// <summary>[...]; the span is what is between the brackets.</summary>
    Bracket,

    /// <summary>&lt;...&gt;; the span is what is between the angle brackets.</summary>
    Angle,

    /// <summary>"..."; the span is what is between the quotes.</summary>
    Quoted,

    /// <summary>A semicolon.</summary>
    Semicolon,
}
