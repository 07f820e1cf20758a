using ForgeryCheck.Fields;
using ForgeryCheck.Messages;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC416: a signature or ARC seal is between two lines, and was made before the one below it or after the one above it. A signer adds the field
/// above the existing ones (RFC 6376 section 5.6, RFC 8617 section 5.1), as hosts do with their lines, so the times must rise from field to field.
/// FC413 compares only the first signature with the lowest line.
/// </summary>
internal sealed class SignedOutOfOrderRule : IRule
{
    // As for two lines: unsynchronized hosts differ by minutes.
    private const double Tolerance = 600;

    private static readonly string[] Innocent =
    [
        "The clock of the signing host, or of the host that wrote the line, was wrong.",
        "A program on the way put the field somewhere other than the top.",
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

        Step worst = default;
        foreach (var signed in facts.Fields.Signed.All)
        {
            if (signed.Field.Index < boundary.FieldIndex)
            {
                continue;
            }

            // Some filters add their fields at the end of the header: what is below all lines has no place among them, and may come from the reader's hosts.
            if (Lower(facts, signed.Field.Index) is not { } lower)
            {
                worst = IsOfTrusted(facts, signed) ? worst : worst.Or(signed, boundary, Side.HandOver);
                continue;
            }

            worst = IsComparedByFirst(facts, signed, lower) ? worst : worst.Or(signed, lower, Side.LineBelow);
            worst = worst.Or(signed, Upper(facts, boundary, signed.Field.Index), Side.LineAbove);
        }

        if (worst.Hop is { } hop)
        {
            if (worst.Wrong >= Tolerance)
            {
                sink.Add(Say(facts, worst, hop));
            }
            else
            {
                sink.AgreeOnChain(Info, facts);
            }
        }
    }

    private Finding Say(MessageFacts facts, Step worst, Hop hop)
    {
        var isBelow = worst.Side == Side.LineBelow;
        var made = DateTimeOffset.FromUnixTimeMilliseconds(worst.Signed.Made);
        var line = hop.Line.Date.Time!.Value;
        var what = worst.Signed.Field.Kind == FieldKind.ArcSeal ? "An ARC seal" : "A DKIM signature";
        var why = worst.Side == Side.HandOver ? "A message cannot be signed after it was handed in."
            : $"Hosts add signatures and lines at the top, one after the other, so the {(isBelow ? "signature" : "line")} should be the newer of the two.";
        var finding = FindingOn.Header(
            Info, facts, worst.Signed.Field.Field, [hop.Number],
            $"{what} {(isBelow ? "above" : "below")} line {hop.Number} says that it was made at {ClockText.Moment(made)}, {ClockText.Span(worst.Wrong)} "
            + $"{(isBelow ? "before" : "after")} that line, which says {ClockText.Moment(line)}. {why}",
            Innocent,
            [
                ("beside", KebabCase.Words<Side>().Of(worst.Side)), ("signedTime", ClockText.Stamp(made)), ("lineTime", ClockText.Stamp(line)),
                ("seconds", ClockText.Seconds((made - line).TotalSeconds)),
            ],
            TimeRunsBackwardsRule.Grade(worst.Wrong));
        return worst.Side == Side.HandOver ? finding : finding with { Causes = [DateOfLower(worst, hop)] };
    }

    // Where the two lines beside the signature are in the wrong order too, FC401 reports that the lower one's time is wrong: it is one fact.
    private static Cause DateOfLower(Step worst, Hop hop) => new(CauseKind.Date, worst.Side == Side.LineBelow ? hop.Number : hop.Number + 1);

    // FC413 compares the first signature with the lowest line.
    private static bool IsComparedByFirst(MessageFacts facts, SignedField signed, Hop lower) =>
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

    /// <summary>What a signature is compared with.</summary>
    private enum Side
    {
        /// <summary>The line next below it, which has to be older.</summary>
        LineBelow,

        /// <summary>The line next above it, which has to be newer.</summary>
        LineAbove,

        /// <summary>The boundary line, which has to be newer wherever the signature is.</summary>
        HandOver,
    }

    /// <summary>A signature beside a line, and by how many seconds it is on the wrong side of it.</summary>
    private readonly record struct Step(SignedField Signed, Hop? Hop, Side Side, double Wrong)
    {
        /// <summary>This one, or another if that is worse; a line whose time is unknown is ignored.</summary>
        internal Step Or(SignedField signed, Hop hop, Side side)
        {
            if (!hop.Line.Date.HasTime || ClockText.IsVague(hop.Line.Date))
            {
                return this;
            }

            var after = (signed.Made - hop.Line.Date.UnixMilliseconds) / 1000.0;
            var wrong = side == Side.LineBelow ? -after : after;
            return Hop is null || wrong > Wrong ? new(signed, hop, side, wrong) : this;
        }
    }
}
