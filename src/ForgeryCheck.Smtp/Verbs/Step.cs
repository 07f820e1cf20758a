using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>The outcome of a command.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Next">What to read next.</param>
internal readonly record struct Step(Reply Reply, NextInput Next = NextInput.Command)
{
    /// <summary>A reply, followed by the next command.</summary>
    public static implicit operator Step(Reply reply) => new(reply);
}
