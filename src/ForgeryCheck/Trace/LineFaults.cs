namespace ForgeryCheck.Trace;

/// <summary>What is odd about the form of a Received line. None of it is by itself a sign of forgery.</summary>
[Flags]
public enum LineFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>No "from" clause.</summary>
    NoFrom = 1 << 0,

    /// <summary>No "by" clause.</summary>
    NoBy = 1 << 1,

    /// <summary>Parentheses do not close.</summary>
    Unbalanced = 1 << 2,

    /// <summary>Bytes above 127.</summary>
    EightBit = 1 << 3,

    /// <summary>NUL or other control characters besides the folds.</summary>
    Control = 1 << 4,

    /// <summary>The line is longer than is read (64 KiB, or 192 words); the rest was left alone.</summary>
    TooLong = 1 << 5,

    /// <summary>Something that looks like an address stands where the client's address belongs, and is none.</summary>
    BadAddress = 1 << 6,

    /// <summary>A template variable was left in: %MY_HOST%, {IP}, $rand.</summary>
    Template = 1 << 7,

    /// <summary>A date stands where the client's address belongs.</summary>
    DateAsAddress = 1 << 8,
}
