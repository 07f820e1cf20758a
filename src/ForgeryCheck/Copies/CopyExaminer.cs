using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Copies;

/// <summary>
/// Examines the lines at and above the boundary. Trusted hosts wrote them, so a contradiction there is not original: people who edit a saved message
/// change a date and forget its weekday, or an id and forget its clock. Applies those rules for claimed lines that need only the line itself, and
/// the one for the order of the lines' times.
/// </summary>
internal sealed class CopyExaminer
{
    /// <summary>The least weight in bans of an anomaly that is a sign: a host's habit is not.</summary>
    private const double LeastOddity = 1.5;

    /// <summary>The least weight of a contradiction.</summary>
    private const double LeastContradiction = 1;

    private readonly Weights _weights;
    private readonly Action<MessageFacts, FindingSink>[] _ofLines;
    private readonly IRule? _ofTimes;

    /// <summary>Creates an examiner without the disabled rules; ids are case-insensitive.</summary>
    internal CopyExaminer(Weights weights, IReadOnlyCollection<string> disabled)
    {
        _weights = weights;
        _ofLines = [.. CopyRules.OfLines.Where(IsOn).Select(rule => (Action<MessageFacts, FindingSink>)rule.Check)];
        _ofTimes = IsOn(CopyRules.OfTimes) ? CopyRules.OfTimes : null;

        bool IsOn(IRule rule) => !disabled.Contains(rule.Info.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Examines a message.</summary>
    /// <param name="facts">The message.</param>
    /// <param name="suppressor">Sets aside the findings that do not count; null for none.</param>
    internal CopyExamination Examine(MessageFacts facts, MessageSuppressor? suppressor = null)
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
            // A line without a date is passed over: times are compared across it.
            _ofTimes?.Check(Array.TrueForAll(trusted, HasTime) ? ofLines : FactsOf(facts, Array.FindAll(trusted, HasTime)), sink);
        }

        List<Finding>? found = null;
        foreach (var finding in sink.Findings)
        {
            if (IsSign(finding))
            {
                (found ??= []).Add(finding with { Weight = 0 });
            }
        }

        var signs = found is null ? [] : suppressor?.Keep(found) ?? found;
        var (tests, tested) = Tested(sink);
        var state = signs.Count > 0 ? CopyState.Contradictory : tests > 0 ? CopyState.Consistent : CopyState.Untestable;
        return new CopyExamination(state, lines, signs, tests, tested);
    }

    /// <summary>
    /// Whether a working host would not write this. Clocks of trusted hosts drift and get reset, so time that runs backwards is a sign only from a
    /// day on, where the rule calls it a contradiction. Weights are used here only for how rare something is on genuine lines.
    /// </summary>
    private bool IsSign(Finding finding) => finding.Rule.Id == CopyRules.OfTimes.Info.Id
        ? finding.Kind == FindingKind.Contradiction
        : _weights.Of(finding) >= (finding.Kind == FindingKind.Contradiction ? LeastContradiction : LeastOddity);

    /// <summary>The number of tests, and the rules that made them. What a rule reports about the whole chain is not a test of a line.</summary>
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

    private static bool HasTime(Hop hop) => hop.Line.Date.HasTime;

    /// <summary>Presents trusted lines as if an external host had handed them in.</summary>
    private static MessageFacts FactsOf(MessageFacts facts, Hop[] hops)
    {
        var chain = facts.Chain with { Hops = hops, Joints = [], Boundary = new Boundary(0, facts.Chain.Boundary.Basis, ""), HandOver = null };
        return new MessageFacts(facts.Message, chain, facts.Sites, facts.Tables, facts.Names, batch: null);
    }
}
