using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>What the next hop answered.</summary>
/// <param name="Code">The code: 250.</param>
/// <param name="Enhanced">The enhanced status code, "2.1.5" (RFC 3463); null where there was none.</param>
/// <param name="Text">The text behind them, one line; a stranger's words.</param>
internal readonly record struct NextHopReply(int Code, string? Enhanced, string Text)
{
    /// <summary>Whether it said yes.</summary>
    internal bool IsPositive => Code is >= 200 and < 300;

    /// <summary>The same as our own reply.</summary>
    internal Reply ToReply() => new(Code, Enhanced, Text);
}
