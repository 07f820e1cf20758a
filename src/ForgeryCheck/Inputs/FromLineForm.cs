namespace ForgeryCheck.Inputs;

/// <summary>What a line that begins with "From " has after it.</summary>
internal enum FromLineForm
{
    /// <summary>It is not a separator.</summary>
    None,

    /// <summary>A date, mostly after a sender (RFC 4155 appendix A).</summary>
    Dated,

    /// <summary>Nothing, or a hyphen: Thunderbird writes no sender and no date.</summary>
    Bare,

    /// <summary>An address, and no date.</summary>
    Address,
}
