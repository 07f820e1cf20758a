namespace ForgeryCheck.Rules;

/// <summary>Takes what rules find about one message.</summary>
public sealed class FindingSink
{
    private readonly List<Finding> _findings = [];
    private readonly List<NotTestable> _notTestable = [];

    /// <summary>What was found, in the order of the rules.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>What could not be tested.</summary>
    public IReadOnlyList<NotTestable> NotTestable => _notTestable;

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Says that a rule could tell nothing, and why.</summary>
    public void CannotTest(RuleInfo rule, IReadOnlyList<int> lines, string why) => _notTestable.Add(new NotTestable(rule.Id, lines, why));
}
