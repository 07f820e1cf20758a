using ForgeryCheck.Milter.Messages;
using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Milter.Verdicts;

/// <summary>What the mail server is to do with a message.</summary>
internal sealed record Decision
{
    /// <summary>The reply with which it is refused; null to accept it.</summary>
    internal Reply? Refusal { get; init; }

    /// <summary>Why it is held; null if it is not.</summary>
    internal string? Quarantine { get; init; }

    /// <summary>Our fields, the topmost first.</summary>
    internal IReadOnlyList<MilterField> Fields { get; init; } = [];

    /// <summary>What becomes of the sender's fields that imitate ours.</summary>
    internal IReadOnlyList<FieldChange> Changes { get; init; } = [];
}
