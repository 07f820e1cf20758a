using ForgeryCheck.Chains;

namespace ForgeryCheck.Rules;

/// <summary>Takes what rules find about one message.</summary>
public sealed class FindingSink
{
    // What each rule tests on a line of its own, and what it tests once.
    private const int TestsOfLine = 12, TestsOfMessage = 24;
    private readonly List<Finding> _findings = [];
    private readonly List<Agreement> _agreements;
    private readonly List<NotTestable> _notTestable = [];

    /// <summary>Makes a sink.</summary>
    /// <param name="lines">How many lines are looked at: room is made for what is tested on them.</param>
    public FindingSink(int lines = 0) => _agreements = new(TestsOfMessage + (TestsOfLine * Math.Min(lines, 32)));

    /// <summary>What was found, in the order of the rules.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>What was tested and found as it is in honest mail.</summary>
    public IReadOnlyList<Agreement> Agreements => _agreements;

    /// <summary>What could not be tested.</summary>
    public IReadOnlyList<NotTestable> NotTestable => _notTestable;

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Says that a line could have been found at fault and was not.</summary>
    public void Agree(RuleInfo rule, Hop hop, string fact = Finding.AnyFact, string outcome = Finding.Agrees) =>
        _agreements.Add(new Agreement(rule, fact, outcome, FindingScope.Line, hop.Number, FindingKind.Support));

    /// <summary>The same of the joint above a line.</summary>
    public void AgreeOnJoint(
        RuleInfo rule, Hop lower, string fact = Finding.AnyFact, string outcome = Finding.Agrees, FindingKind kind = FindingKind.Support) =>
        _agreements.Add(new Agreement(rule, fact, outcome, FindingScope.Joint, lower.Number, kind));

    /// <summary>The same of the claimed lines together, or of the stranger who handed them in.</summary>
    public void AgreeOnChain(RuleInfo rule, MessageFacts facts, string fact = Finding.AnyFact, string outcome = Finding.Agrees) =>
        _agreements.Add(new Agreement(rule, fact, outcome, FindingScope.Chain, facts.Chain.Hops.Count, FindingKind.Support));

    /// <summary>Says that a rule could tell nothing, and why.</summary>
    public void CannotTest(RuleInfo rule, IReadOnlyList<int> lines, string why) => _notTestable.Add(new NotTestable(rule.Id, lines, why));
}
