using ForgeryCheck.Facts;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Rules;

/// <summary>One check. It reads facts, parses no text and queries no name server.</summary>
public interface IRule
{
    /// <summary>What identifies it.</summary>
    RuleInfo Info { get; }

    /// <summary>Checks a message and reports what it finds.</summary>
    void Check(MessageFacts facts, FindingSink sink);
}
