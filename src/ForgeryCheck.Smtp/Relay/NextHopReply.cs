using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>What the next hop answered.</summary>
/// <param name="Code">The code: 250.</param>
/// <param name="Enhanced">The enhanced status code, "2.1.5" (RFC 3463); null where there was none.</param>
/// <param name="Text">The text behind them, one line; a stranger's words.</param>
internal sealed record NextHopReply(int Code, string? Enhanced, string Text)
{
    /// <summary>The answer where the next hop gave none that makes sense.</summary>
    internal static NextHopReply NoAnswer { get; } = new(451, "4.4.1", "the next hop cannot be reached, or broke off");

    /// <summary>Whether it said yes.</summary>
    internal bool IsPositive => Code is >= 200 and < 300;

    /// <summary>The same as our own reply.</summary>
    internal Reply ToReply() => new(Code, Enhanced, Text);
}
