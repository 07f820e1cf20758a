using ForgeryCheck.Smtp.Relay;

namespace ForgeryCheck.Smtp.Replies;

/// <summary>What the next hop answered, as our own reply.</summary>
internal static class ReplyOf
{
    /// <summary>The reply to one command.</summary>
    internal static Reply NextHop(NextHopReply reply) => new(reply.Code, reply.Enhanced, reply.Text);

    /// <summary>The replies to the data.</summary>
    internal static IReadOnlyList<Reply> NextHop(IReadOnlyList<NextHopReply> replies) => [.. replies.Select(NextHop)];
}
