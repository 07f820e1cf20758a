using ForgeryCheck.Chains;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Appended;
using ForgeryCheck.Rules.Clock;
using ForgeryCheck.Rules.Identifiers;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Copies;

/// <summary>
/// Looks at the lines at and above the boundary. The reader's own hosts wrote them, so what contradicts itself there was not written so: whoever edits
/// a saved message changes a date and forgets its weekday, or an id and forgets its clock. The rules are those for claimed lines, as far as a line
/// tells of itself alone.
/// </summary>
internal static class CopyExaminer
{
    /// <summary>What is only odd is a sign where it is so many bans likelier on an invented line: a host's habit is none.</summary>
    private const double LeastOddity = 1.5;

    /// <summary>The same for two things that cannot both be true.</summary>
    private const double LeastContradiction = 1;

    private static readonly IRule[] Rules =
    [
        new ImpossibleAddressRule(),
        new QueueIdClockRule(),
        new IdImpossibleRule(),
        new QmailPairClockRule(),
        new ProductShapeRule(),
        new VersionImpossibleRule(),
        new TlsBeforeItsTimeRule(),
        new ProviderZoneRule(),
        new ProviderShapeRule(),
        new ForestNumberRule(),
        new IdNamesOtherHostRule(),
        new WeekdayWrongRule(),
        new ZoneImpossibleRule(),
        new DayOrTimeImpossibleRule(),
        new ZoneNameDisagreesRule(),
    ];

    internal static CopyExamination Examine(MessageFacts facts, Weights weights)
    {
        if (facts.Chain.Boundary.Line is not (> 0 and var lines))
        {
            return CopyExamination.None;
        }

        var trusted = new MessageFacts
        {
            Message = facts.Message,
            Chain = OfTrusted(facts.Chain, lines),
            Sites = facts.Sites,
            Tables = facts.Tables,
            Names = facts.Names,
        };
        var sink = new FindingSink();
        foreach (var rule in Rules)
        {
            rule.Check(trusted, sink);
        }

        List<Finding>? signs = null;
        foreach (var finding in sink.Findings)
        {
            var weight = weights.Of(finding);
            if (weight >= (finding.Kind == FindingKind.Contradiction ? LeastContradiction : LeastOddity))
            {
                (signs ??= []).Add(finding with { Weight = weight });
            }
        }

        return new CopyExamination(signs is null ? CopyState.Consistent : CopyState.Contradictory, lines, signs ?? []);
    }

    /// <summary>The trusted lines as if a stranger had handed them in.</summary>
    private static Chain OfTrusted(Chain chain, int lines)
    {
        var hops = new Hop[lines];
        for (var i = 0; i < lines; i++)
        {
            hops[i] = chain.Hops[i];
        }

        return chain with { Hops = hops, Joints = [], Boundary = new Boundary(0, chain.Boundary.Basis, ""), HandOver = null };
    }
}
