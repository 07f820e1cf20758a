using ForgeryCheck.Facts;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Rules;

/// <summary>One check. It reads facts, parses no text and asks no name server.</summary>
public interface IRule
{
    /// <summary>What identifies it.</summary>
    RuleInfo Info { get; }

    /// <summary>Looks at a message and says what it finds.</summary>
    void Check(MessageFacts facts, FindingSink sink);
}
