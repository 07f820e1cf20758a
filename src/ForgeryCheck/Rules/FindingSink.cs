using System.Buffers;

namespace ForgeryCheck.Rules;

/// <summary>
/// Collects what rules find in one message. Tests that agree with genuine mail are a hundred times as many as findings, so their buffer is rented,
/// and returned by <see cref="Dispose"/>.
/// </summary>
public sealed class FindingSink : IDisposable
{
    private const int Room = 192;
    private readonly List<Finding> _findings = [];
    private readonly List<NotTestable> _notTestable = [];
    private Agreement[] _agreements = ArrayPool<Agreement>.Shared.Rent(Room);
    private int _count;

    /// <summary>The findings, in the order of the rules.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The tests that agreed with genuine mail; to be read before the sink is disposed.</summary>
    internal ReadOnlySpan<Agreement> Agreements => _agreements.AsSpan(0, _count);

    /// <summary>What could not be tested.</summary>
    public IReadOnlyList<NotTestable> NotTestable => _notTestable;

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Records that a line was tested and nothing was found against it.</summary>
    public void Agree(RuleInfo rule, Hop hop, string fact = Finding.AnyFact, string outcome = Finding.Agrees) =>
        Add(new Agreement(rule, fact, outcome, FindingScope.Line, hop.Number, FindingKind.Support));

    /// <summary>Records the same of the joint above a line.</summary>
    public void AgreeOnJoint(
        RuleInfo rule, Hop lower, string fact = Finding.AnyFact, string outcome = Finding.Agrees, FindingKind kind = FindingKind.Support) =>
        Add(new Agreement(rule, fact, outcome, FindingScope.Joint, lower.Number, kind));

    /// <summary>Records the same of the claimed lines together, or of the client that handed them in.</summary>
    public void AgreeOnChain(
        RuleInfo rule, MessageFacts facts, string fact = Finding.AnyFact, string outcome = Finding.Agrees, FindingKind kind = FindingKind.Support) =>
        Add(new Agreement(rule, fact, outcome, FindingScope.Chain, facts.Chain.Hops.Count, kind));

    /// <summary>Records that a rule could not be applied, and why.</summary>
    public void CannotTest(RuleInfo rule, IReadOnlyList<int> lines, string why) => _notTestable.Add(new NotTestable(rule.Id, lines, why));

    /// <summary>Returns the buffer of the agreements; findings remain.</summary>
    public void Dispose()
    {
        var lent = _agreements;
        (_agreements, _count) = ([], 0);
        if (lent.Length > 0)
        {
            ArrayPool<Agreement>.Shared.Return(lent);
        }
    }

    private void Add(in Agreement agreement)
    {
        if (_count == _agreements.Length)
        {
            var wider = ArrayPool<Agreement>.Shared.Rent(Math.Max(Room, 2 * _count));
            _agreements.AsSpan().CopyTo(wider);
            ArrayPool<Agreement>.Shared.Return(_agreements);
            _agreements = wider;
        }

        _agreements[_count++] = agreement;
    }
}
