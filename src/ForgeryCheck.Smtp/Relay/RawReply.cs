namespace ForgeryCheck.Smtp.Relay;

/// <summary>A reply of the next hop as it came.</summary>
/// <param name="Code">Its three digits, whatever they are worth.</param>
/// <param name="Lines">What stands behind the code in each line; a stranger's words.</param>
internal sealed record RawReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>Whether it said yes.</summary>
    internal bool IsPositive => Code is >= 200 and < 300;

    /// <summary>Whether the connection is of no more use: 421 ends it (RFC 5321 section 3.8), and a code that answers nothing comes from no mail server.</summary>
    internal bool IsClosing => Code is 421 or not (>= 200 and < 300 or >= 400 and < 600);
}
