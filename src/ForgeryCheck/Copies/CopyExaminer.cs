using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Copies;

/// <summary>
/// Looks at the lines at and above the boundary. Hosts that the reader trusts wrote them, so what contradicts itself there was not written so: whoever
/// edits a saved message changes a date and forgets its weekday, or an id and forgets its clock. The rules are those for claimed lines, as far as a
/// line tells of itself alone, and the order of the lines' times.
/// </summary>
internal sealed class CopyExaminer
{
    /// <summary>What is only odd is a sign where it is so many bans likelier on an invented line: a host's habit is none.</summary>
    private const double LeastOddity = 1.5;

    /// <summary>The same for two things that cannot both be true.</summary>
    private const double LeastContradiction = 1;

    private readonly Weights _weights;
    private readonly Action<MessageFacts, FindingSink>[] _ofLines;
    private readonly IRule? _ofTimes;

    /// <summary>Makes an examiner without the rules that are disabled; case does not count.</summary>
    internal CopyExaminer(Weights weights, IReadOnlyCollection<string> disabled)
    {
        _weights = weights;
        _ofLines = [.. CopyRules.OfLines.Where(IsOn).Select(rule => (Action<MessageFacts, FindingSink>)rule.Check)];
        _ofTimes = IsOn(CopyRules.OfTimes) ? CopyRules.OfTimes : null;

        bool IsOn(IRule rule) => !disabled.Contains(rule.Info.Id, StringComparer.OrdinalIgnoreCase);
    }

    internal CopyExamination Examine(MessageFacts facts)
    {
        if (facts.Chain.Boundary.Line is not (> 0 and var lines))
        {
            return CopyExamination.None;
        }

        using var sink = new FindingSink();
        var trusted = new Hop[lines];
        for (var i = 0; i < lines; i++)
        {
            trusted[i] = facts.Chain.Hops[i];
        }

        var ofLines = FactsOf(facts, trusted);
        foreach (var check in _ofLines)
        {
            check(ofLines, sink);
        }

        if (lines > 1)
        {
            // A line without a date stands between two others as if it were not there: times are compared over it.
            _ofTimes?.Check(FactsOf(facts, [.. trusted.Where(hop => hop.Line.Date.HasTime)]), sink);
        }

        List<Finding>? signs = null;
        foreach (var finding in sink.Findings)
        {
            if (IsSign(finding))
            {
                (signs ??= []).Add(finding with { Weight = 0 });
            }
        }

        var (tests, tested) = Tested(sink);
        var state = signs is not null ? CopyState.Contradictory : tests > 0 ? CopyState.Consistent : CopyState.Untestable;
        return new CopyExamination(state, lines, signs ?? [], tests, tested);
    }

    /// <summary>
    /// Whether a host that works does not write so. Clocks of trusted hosts drift and are set, so that time which runs backwards is a sign only from
    /// a day on, where the rule calls it a contradiction. The weights tell how rare a thing is on genuine lines, and are asked for that alone.
    /// </summary>
    private bool IsSign(Finding finding) => finding.Rule.Id == CopyRules.OfTimes.Info.Id
        ? finding.Kind == FindingKind.Contradiction
        : _weights.Of(finding) >= (finding.Kind == FindingKind.Contradiction ? LeastContradiction : LeastOddity);

    /// <summary>How many tests were made, and by which rules. What a rule says of the whole chain is no test of a line.</summary>
    private static (int Tests, string[] Rules) Tested(FindingSink sink)
    {
        var (tests, rules) = (0, 0ul);
        foreach (ref readonly var agreement in sink.Agreements)
        {
            Count(agreement.Rule, agreement.Scope);
        }

        for (var i = 0; i < sink.Findings.Count; i++)
        {
            Count(sink.Findings[i].Rule, sink.Findings[i].Scope);
        }

        return (tests, CopyRules.Ids(rules));

        void Count(RuleInfo rule, FindingScope scope)
        {
            if (scope != FindingScope.Chain)
            {
                tests++;
                rules |= CopyRules.Bit(rule);
            }
        }
    }

    /// <summary>Trusted lines as if a stranger had handed them in.</summary>
    private static MessageFacts FactsOf(MessageFacts facts, Hop[] hops)
    {
        var chain = facts.Chain with { Hops = hops, Joints = [], Boundary = new Boundary(0, facts.Chain.Boundary.Basis, ""), HandOver = null };
        return new MessageFacts(facts.Message, chain, facts.Sites, facts.Tables, facts.Names, batch: null);
    }
}
