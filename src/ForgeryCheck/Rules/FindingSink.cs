using System.Buffers;
using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Rules;

/// <summary>
/// Takes what rules find about one message. What they tested and found as in honest mail is a hundred times as much as what they find, so that its room
/// is lent, and given back with <see cref="Dispose"/>.
/// </summary>
public sealed class FindingSink : IDisposable
{
    private const int Room = 192;
    private readonly List<Finding> _findings = [];
    private readonly List<NotTestable> _notTestable = [];
    private Agreement[] _agreements = ArrayPool<Agreement>.Shared.Rent(Room);
    private int _count;

    /// <summary>What was found, in the order of the rules.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>What was tested and found as it is in honest mail; to be read before the sink is disposed of.</summary>
    internal ReadOnlySpan<Agreement> Agreements => _agreements.AsSpan(0, _count);

    /// <summary>What could not be tested.</summary>
    public IReadOnlyList<NotTestable> NotTestable => _notTestable;

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Says that a line could have been found at fault and was not.</summary>
    public void Agree(RuleInfo rule, Hop hop, string fact = Finding.AnyFact, string outcome = Finding.Agrees) =>
        Add(new Agreement(rule, fact, outcome, FindingScope.Line, hop.Number, FindingKind.Support));

    /// <summary>The same of the joint above a line.</summary>
    public void AgreeOnJoint(
        RuleInfo rule, Hop lower, string fact = Finding.AnyFact, string outcome = Finding.Agrees, FindingKind kind = FindingKind.Support) =>
        Add(new Agreement(rule, fact, outcome, FindingScope.Joint, lower.Number, kind));

    /// <summary>The same of the claimed lines together, or of the stranger who handed them in.</summary>
    public void AgreeOnChain(RuleInfo rule, MessageFacts facts, string fact = Finding.AnyFact, string outcome = Finding.Agrees) =>
        Add(new Agreement(rule, fact, outcome, FindingScope.Chain, facts.Chain.Hops.Count, FindingKind.Support));

    /// <summary>Says that a rule could tell nothing, and why.</summary>
    public void CannotTest(RuleInfo rule, IReadOnlyList<int> lines, string why) => _notTestable.Add(new NotTestable(rule.Id, lines, why));

    /// <summary>Gives the room of the agreements back; findings stay.</summary>
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
