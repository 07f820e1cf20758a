namespace ForgeryCheck.Smtp.Wire;

/// <summary>The result of looking for a command line.</summary>
internal enum LineStatus
{
    /// <summary>No line end yet.</summary>
    NeedMore,

    /// <summary>A complete line.</summary>
    Line,

    /// <summary>A line that ends in an LF without a CR.</summary>
    BareLineFeed,

    /// <summary>A line over the limit, which is discarded.</summary>
    TooLong,

    /// <summary>A line that does not end.</summary>
    Endless,
}
