namespace ForgeryCheck.Smtp.Wire;

/// <summary>What looking for a command line came to.</summary>
internal enum LineStatus
{
    /// <summary>Its end has not come yet.</summary>
    NeedMore,

    /// <summary>There is one.</summary>
    Line,

    /// <summary>It ended in an LF without a CR.</summary>
    BareLineFeed,

    /// <summary>It was longer than the limit, and is thrown away.</summary>
    TooLong,

    /// <summary>It does not end.</summary>
    Endless,
}
