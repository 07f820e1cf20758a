using System.Globalization;
using ForgeryCheck.Authentication;
using ForgeryCheck.Fields;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC519: an ARC chain (RFC 8617) and the lines show the same path of the message, so they must name the same hosts in the same order. A host that seals
/// also writes a line, next below or above its seal, and the numbers and times of the seals rise as those of the lines do.
/// </summary>
internal sealed class ArcAndLinesRule : IRule
{
    // As for two lines: unsynchronized hosts differ by minutes.
    private const double Tolerance = 600;

    private static readonly string[] Innocent =
    [
        "The sealing host writes its lines under another organisation's name, or removes them.",
        "A program on the way moved header fields.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC519", "arc-and-lines", RuleFamily.Envelope, FindingKind.Anomaly,
        "The ARC chain and the Received lines disagree about the path");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain is not { BoundaryHop: { } boundary, Claimed.Count: > 0 } || facts.Fields.Sealed is not { All: { Count: > 0 } sets } all)
        {
            return;
        }

        CheckNumbers(facts, sink, all);
        CheckSealers(facts, sink, sets, boundary);
        CheckPlaces(facts, sink, sets, boundary);
        CheckOrder(facts, sink, sets);
        CheckTimes(facts, sink, sets);
    }

    private void CheckNumbers(MessageFacts facts, FindingSink sink, SealedSets sets) =>
        Report(facts, sink, "numbers", isTested: true, sets.Fault is not { } fault ? null : new(
            sets.All[^1], [], $"The sets of the ARC chain are out of sequence: {fault}. Every host that seals adds one set, with the next number."));

    private void CheckSealers(MessageFacts facts, FindingSink sink, IReadOnlyList<SealedSet> sets, Hop boundary)
    {
        // Lists run by ezmlm, and Exchange with messages submitted as files, remove the lines of other hosts and leave their seals.
        if (!HostEnd.HasClientBelow(facts.Chain) || facts.Chain.Claimed[^1].IsPickup)
        {
            return;
        }

        var isTested = false;
        Contrast? found = null;
        foreach (var set in sets)
        {
            if (set.Index > boundary.FieldIndex)
            {
                isTested = true;
                found ??= facts.Chain.Hops.Any(set.IsIn) ? null : new(
                    set, [], $"Set {Number(set)} of the ARC chain says that {Name(set)} sealed the message, so it passed a host of {MailText.Clip(set.Organisation)}, but no line shows it there.");
            }
        }

        Report(facts, sink, "sealer", isTested, found);
    }

    // A seal that is below all lines may have been added at the end of the header, as some filters do: it has no place among them.
    private void CheckPlaces(MessageFacts facts, FindingSink sink, IReadOnlyList<SealedSet> sets, Hop boundary)
    {
        var isTested = false;
        Contrast? found = null;
        foreach (var set in sets)
        {
            if (set.Index < boundary.FieldIndex || HopBelow(facts, set.Index) is not { } lower || !facts.Chain.Hops.Any(set.IsIn))
            {
                continue;
            }

            var upper = facts.Chain.Hops[lower.Number - 2];
            isTested = true;
            found ??= set.Wrote(lower) || set.IsIn(upper) ? null : new(
                set, [lower.Number],
                $"The seal of {Name(set)} (ARC set {Number(set)}) is between lines {upper.Number} and {lower.Number}, neither of which is by a host of "
                + $"{MailText.Clip(set.Organisation)}. A host that seals puts the seal next to its own line.");
        }

        Report(facts, sink, "place", isTested, found);
    }

    private void CheckOrder(MessageFacts facts, FindingSink sink, IReadOnlyList<SealedSet> sets)
    {
        var isTested = false;
        Contrast? found = null;
        for (var i = 1; i < sets.Count; i++)
        {
            var (earlier, later) = (sets[i - 1], sets[i]);
            if (earlier.Instance == later.Instance || earlier.Is(later.Organisation) || later.Is(earlier.Organisation) || facts.Chain.Hops.LastOrDefault(earlier.Wrote) is not { } lowest
                || facts.Chain.Hops.FirstOrDefault(later.Wrote) is not { } highest)
            {
                continue;
            }

            isTested = true;
            found ??= lowest.Number > highest.Number ? null : new(
                later, [lowest.Number, highest.Number],
                $"The ARC chain says that {Name(earlier)} had the message before {Name(later)} (sets {Number(earlier)} and {Number(later)}), but the lines say the opposite: "
                + $"no line of {MailText.Clip(earlier.Organisation)} is below line {highest.Number}, which {MailText.Clip(highest.Server)} wrote.",
                AreOpposed: true);
        }

        Report(facts, sink, "order", isTested, found);
    }

    private void CheckTimes(MessageFacts facts, FindingSink sink, IReadOnlyList<SealedSet> sets)
    {
        var isTested = false;
        Contrast? found = null;
        for (var i = 1; i < sets.Count; i++)
        {
            if (sets[i - 1].Instance < sets[i].Instance && sets[i - 1].Made is { } before && sets[i].Made is { } after)
            {
                var seconds = (before - after) / 1000.0;
                isTested = true;
                found ??= seconds < Tolerance ? null : new(
                    sets[i], [],
                    $"The ARC chain says that {Name(sets[i])} sealed the message at {ClockText.Moment(DateTimeOffset.FromUnixTimeMilliseconds(after))} (set {Number(sets[i])}), {ClockText.Span(seconds)} before "
                    + $"{Name(sets[i - 1])}, from which it got the message (set {Number(sets[i - 1])}).");
            }
        }

        Report(facts, sink, "times", isTested, found);
    }

    private void Report(MessageFacts facts, FindingSink sink, string fact, bool isTested, Contrast? found)
    {
        if (found is null)
        {
            if (isTested)
            {
                sink.AgreeOnChain(Info, facts, fact);
            }

            return;
        }

        var verified = facts.Authentication.First(AuthMethod.Arc);
        var state = verified is null ? "The chain was not verified."
            : verified.Result == AuthResult.Pass ? $"The chain is valid, according to {MailText.Clip(verified.By)}."
            : $"The chain is not valid, according to {MailText.Clip(verified.By)} ({AuthWords.Of(verified.Result)}).";
        sink.Add(FindingOn.Header(
            Info, facts, found.Set.Field, found.Lines, $"{found.Message} {state}", Innocent,
            [("sealer", found.Set.Domain), ("set", Number(found.Set)), ("arc", verified is null ? null : AuthWords.Of(verified.Result))],
            kind: found.AreOpposed && verified?.Result == AuthResult.Pass ? FindingKind.Contradiction : FindingKind.Anomaly) with
        { Fact = fact });
    }

    private static Hop? HopBelow(MessageFacts facts, int index)
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

    private static string Name(SealedSet set) => MailText.Clip(set.Domain);

    private static string Number(SealedSet set) => set.Instance.ToString(CultureInfo.InvariantCulture);

    /// <summary>What does not fit.</summary>
    /// <param name="Set">The set concerned.</param>
    /// <param name="Lines">The lines concerned.</param>
    /// <param name="Message">What was found.</param>
    /// <param name="AreOpposed">Whether chain and lines cannot both be true; else they only differ from genuine mail.</param>
    private sealed record Contrast(SealedSet Set, IReadOnlyList<int> Lines, string Message, bool AreOpposed = false);
}
