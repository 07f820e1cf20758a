namespace ForgeryCheck.Smtp.Relay;

/// <summary>A reply of the next hop as received.</summary>
/// <param name="Code">Its three digits, valid or not.</param>
/// <param name="Lines">The text of each line after the code; untrusted.</param>
internal sealed record RawReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>Whether it is a positive completion reply.</summary>
    internal bool IsPositive => Code is >= 200 and < 300;

    /// <summary>Whether the connection is unusable: 421 closes it (RFC 5321 section 3.8), and no mail server sends a code that is not final.</summary>
    internal bool IsClosing => Code is 421 or not (>= 200 and < 300 or >= 400 and < 600);
}
