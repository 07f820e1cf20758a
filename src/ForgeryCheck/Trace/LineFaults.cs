namespace ForgeryCheck.Trace;

/// <summary>Irregularities in the form of a Received line. None of them is a sign of forgery in itself.</summary>
[Flags]
public enum LineFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>No "from" clause.</summary>
    NoFrom = 1 << 0,

    /// <summary>No "by" clause.</summary>
    NoBy = 1 << 1,

    /// <summary>Unbalanced parentheses.</summary>
    Unbalanced = 1 << 2,

    /// <summary>Bytes above 127.</summary>
    EightBit = 1 << 3,

    /// <summary>NUL or other control characters besides the folds.</summary>
    Control = 1 << 4,

    /// <summary>The line exceeds what is read (64 KiB, or 192 words); the rest was ignored.</summary>
    TooLong = 1 << 5,

    /// <summary>Text in the position of the client's address looks like an address but is not one.</summary>
    BadAddress = 1 << 6,

    /// <summary>An unexpanded template variable: %MY_HOST%, {IP}, $rand.</summary>
    Template = 1 << 7,

    /// <summary>A date in the position of the client's address.</summary>
    DateAsAddress = 1 << 8,
}
