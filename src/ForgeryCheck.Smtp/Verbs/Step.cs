using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>What a command comes to.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Next">What comes then.</param>
internal readonly record struct Step(Reply Reply, NextInput Next = NextInput.Command)
{
    /// <summary>A reply, and then the next command.</summary>
    public static implicit operator Step(Reply reply) => new(reply);
}
