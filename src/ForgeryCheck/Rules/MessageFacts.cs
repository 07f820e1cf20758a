using ForgeryCheck.Chains;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;

namespace ForgeryCheck.Rules;

/// <summary>What was worked out once for a message, for all rules.</summary>
public sealed class MessageFacts
{
    /// <summary>The message.</summary>
    public required MailMessage Message { get; init; }

    /// <summary>Hops, joints, boundary.</summary>
    public required Chain Chain { get; init; }

    /// <summary>Declared sites.</summary>
    public required Sites Sites { get; init; }

    /// <summary>Who belongs to whom.</summary>
    public required Organisations Organisations { get; init; }

    /// <summary>What the DNS said.</summary>
    public NameFacts Names { get; init; } = NameFacts.Off;
}
