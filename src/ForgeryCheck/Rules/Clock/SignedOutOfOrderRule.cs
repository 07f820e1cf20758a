using ForgeryCheck.Fields;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC416: a signature or ARC seal stands between two lines, and was made before the one below it or after the one above it. Whoever signs puts the field on
/// top of what is there (RFC 6376 section 5.6, RFC 8617 section 5.1), as hosts do with their lines, so the times must rise from field to field. FC413 compares
/// only the first signature with the lowest line.
/// </summary>
internal sealed class SignedOutOfOrderRule : IRule
{
    // As for two lines: unsynchronized hosts differ by minutes.
    private const double Tolerance = 600;

    private const string Below = "line-below", Above = "line-above", HandOver = "hand-over";

    private static readonly string[] Innocent =
    [
        "The clock of the host that signed, or of the host that wrote the line, was set wrong.",
        "A program on the way put the field at another place than the top.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC416", "signed-out-of-order", RuleFamily.Clock, FindingKind.Anomaly,
        "A signature between two lines was made before the lower or after the upper one");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } boundary || facts.Chain.Claimed.Count == 0)
        {
            return;
        }

        Step below = default, above = default, handOver = default;
        foreach (var signed in facts.Fields.Signed.All)
        {
            if (signed.Field.Index < boundary.FieldIndex)
            {
                continue;
            }

            // Some filters add their fields at the end of the header: what stands below all lines has no place among them, and may be of the reader's hosts.
            if (Lower(facts, signed.Field.Index) is not { } lower)
            {
                if (!IsOfTrusted(facts, signed))
                {
                    handOver = Step.Worse(handOver, signed, boundary, -SecondsFrom(boundary, signed));
                }

                continue;
            }

            if (!IsToldByFirst(facts, signed, lower))
            {
                below = Step.Worse(below, signed, lower, SecondsFrom(lower, signed));
            }

            var upper = Upper(facts, boundary, signed.Field.Index);
            above = Step.Worse(above, signed, upper, -SecondsFrom(upper, signed));
        }

        Tell(facts, sink, below, Below);
        Tell(facts, sink, above, Above);
        Tell(facts, sink, handOver, HandOver);
    }

    private void Tell(MessageFacts facts, FindingSink sink, Step worst, string fact)
    {
        if (worst.Hop is not { } hop)
        {
            return;
        }

        if (worst.Wrong < Tolerance)
        {
            sink.AgreeOnChain(Info, facts, fact);
            return;
        }

        var isBelow = fact == Below;
        var made = DateTimeOffset.FromUnixTimeMilliseconds(worst.Signed.Made);
        var line = hop.Line.Date.Time!.Value;
        var what = worst.Signed.Field.Kind == FieldKind.ArcSeal ? "An ARC seal" : "A DKIM signature";
        var why = fact == HandOver ? "A message cannot be signed after it was handed in."
            : $"Signatures and lines are put on top one after the other, so the {(isBelow ? "signature" : "line")} should be the younger of the two.";
        sink.Add(FindingOn.Header(
            Info, facts, worst.Signed.Field.Field, [hop.Number],
            $"{what} stands {(isBelow ? "above" : "below")} line {hop.Number} and says that it was made at {ClockText.Moment(made)}, {ClockText.Span(worst.Wrong)} "
            + $"{(isBelow ? "before" : "after")} that line, which says {ClockText.Moment(line)}. {why}",
            Innocent,
            [("signedTime", ClockText.Stamp(made)), ("lineTime", ClockText.Stamp(line)), ("seconds", ClockText.Seconds((made - line).TotalSeconds))],
            TimeRunsBackwardsRule.Grade(worst.Wrong)) with
        { Fact = fact });
    }

    // FC413 holds the first signature against the lowest line.
    private static bool IsToldByFirst(MessageFacts facts, SignedField signed, Hop lower) =>
        lower == facts.Fields.Lowest && signed.Field.Field == facts.Fields.Signed.EarliestField;

    private static bool IsOfTrusted(MessageFacts facts, SignedField signed)
    {
        var signer = facts.Organisations.Of(TagList.Value(facts.Message.Header.Value(signed.Field.Field).Span, "d"u8));
        foreach (var hop in facts.Chain.Hops)
        {
            if (hop.IsClaimed)
            {
                break;
            }

            if (signer is null || hop.ByOrganisation == signer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The line next below a field; null if there is none.</summary>
    private static Hop? Lower(MessageFacts facts, int index)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            if (hop.FieldIndex > index)
            {
                return hop;
            }
        }

        return null;
    }

    /// <summary>The line next above it, at the highest the boundary line.</summary>
    private static Hop Upper(MessageFacts facts, Hop boundary, int index)
    {
        var upper = boundary;
        foreach (var hop in facts.Chain.Claimed)
        {
            if (hop.FieldIndex > index)
            {
                break;
            }

            upper = hop;
        }

        return upper;
    }

    /// <summary>Seconds from a signature to a line; negative if the signature is the younger; null if that is unknown.</summary>
    private static double? SecondsFrom(Hop hop, SignedField signed) =>
        !hop.Line.Date.HasTime || ClockText.IsVague(hop.Line.Date) ? null : (hop.Line.Date.UnixMilliseconds - signed.Made) / 1000.0;

    /// <summary>A signature beside a line, and by how many seconds it is on the wrong side of it.</summary>
    private readonly record struct Step(SignedField Signed, Hop? Hop, double Wrong)
    {
        internal static Step Worse(Step one, SignedField signed, Hop hop, double? wrong) =>
            wrong is { } seconds && (one.Hop is null || seconds > one.Wrong) ? new(signed, hop, seconds) : one;
    }
}
