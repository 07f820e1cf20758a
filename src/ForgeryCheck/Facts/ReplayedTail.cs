namespace ForgeryCheck.Facts;

/// <summary>Where lines begin that are days older than the message, although its Date field matches the hand-over.</summary>
/// <param name="Upper">The line above.</param>
/// <param name="Lower">The first of the old lines.</param>
/// <param name="Date">The time of the Date field.</param>
/// <param name="SecondsBeforeDate">The least number of seconds by which the line is older.</param>
internal sealed record ReplayedTail(Hop Upper, Hop Lower, DateTimeOffset Date, double SecondsBeforeDate)
{
    internal const double Day = 86400;

    // Measured on 11,454 genuine messages with claimed lines: 3 reach 2 days (one host's wrong clock), none reaches 3.
    internal const double Shortest = 3 * Day;

    // A client's clock may be some hours off, and so may its zone.
    private const double FitsHandOver = Day;

    /// <summary>Finds the topmost such line; null if there is none.</summary>
    internal static ReplayedTail? Find(MessageFacts facts)
    {
        if (facts.Chain.BoundaryHop is not { } boundary)
        {
            return null;
        }

        var handOver = boundary.Line.Date;
        var upper = boundary;
        foreach (var hop in facts.Chain.Claimed)
        {
            // Parse the Date field only if a line is old: most mail has none.
            if (!OwnOlderLine.IsComposing(facts.Chain, hop) && ClockText.SecondsBetween(hop.Line.Date, handOver) is { } age && age >= Shortest - FitsHandOver)
            {
                if (facts.Date is not { } date || !Fits(date, handOver.Time!.Value))
                {
                    return null;
                }

                // The uncertainty of a zone has already been subtracted from the age.
                var older = age - (handOver.Time.Value - date).TotalSeconds;
                if (older >= Shortest)
                {
                    return AreOfAnotherTrip(facts, hop, handOver) && !WasSentAgain(upper, boundary, facts, hop) && !OwnOlderLine.Is(facts, hop) ? new ReplayedTail(upper, hop, date, older) : null;
                }
            }

            upper = hop;
        }

        return null;
    }

    /// <summary>
    /// Whether the lines are those of another message: no line below is newer again, or two hosts have old ones. Otherwise one host's clock is wrong. Clocks of two
    /// hosts are not wrong by the same days, and a fresh line below the old ones can be typed.
    /// </summary>
    private static bool AreOfAnotherTrip(MessageFacts facts, Hop first, TraceDate handOver)
    {
        var isNewerBelow = false;
        foreach (var hop in facts.Chain.Claimed)
        {
            if (hop.Number <= first.Number || ClockText.SecondsBetween(hop.Line.Date, handOver) is not { } age)
            {
                continue;
            }

            isNewerBelow |= age < Shortest - FitsHandOver;
            if (age >= Shortest - FitsHandOver && hop.ByHost is not null && first.ByHost is not null && hop.ByHost != first.ByHost
                && ClockText.SecondsBetween(hop.Line.Date, first.Line.Date) is >= -Day and <= Day)
            {
                return true;
            }
        }

        return !isNewerBelow;
    }

    /// <summary>
    /// Whether an author resent an older message unchanged, with the lines of its first trip: it left the same host both times, or went from the same
    /// client to the same server.
    /// </summary>
    private static bool WasSentAgain(Hop upper, Hop boundary, MessageFacts facts, Hop first)
    {
        if (upper == boundary || upper.ByHost is not { } host)
        {
            return false;
        }

        if (upper.Line.Kind == ReceivedKind.Local && facts.Chain.Hops[^1].ByHost == host)
        {
            return true;
        }

        return upper.HasPublicAddress && upper.Line.Address == first.Line.Address && first.ByHost == host;
    }

    /// <summary>Whether the message was handed over when it was written, give or take a wrong clock.</summary>
    internal static bool Fits(DateTimeOffset date, DateTimeOffset handOver) => Math.Abs((handOver - date).TotalSeconds) <= FitsHandOver;
}
