using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>A reply of the next hop.</summary>
/// <param name="Code">The reply code: 250.</param>
/// <param name="Enhanced">The enhanced status code, "2.1.5" (RFC 3463); null if there was none.</param>
/// <param name="Text">The text after the codes, one line; untrusted.</param>
internal sealed record NextHopReply(int Code, string? Enhanced, string Text)
{
    /// <summary>The reply if the next hop gave none that makes sense.</summary>
    internal static NextHopReply NoAnswer { get; } = new(451, "4.4.1", "the next hop cannot be reached, or broke off");

    /// <summary>Whether it is a positive completion reply.</summary>
    internal bool IsPositive => Code is >= 200 and < 300;

    /// <summary>The same as a reply of ours.</summary>
    internal Reply ToReply() => new(Code, Enhanced, Text);
}
