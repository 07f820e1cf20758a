namespace ForgeryCheck.Scoring;

/// <summary>In how many of a number of messages a rule fired.</summary>
/// <param name="Hits">Messages in which it fired.</param>
/// <param name="Total">Messages in which it could have.</param>
public readonly record struct HitCount(int Hits, int Total)
{
    /// <summary>The smoothed rate. Without the half, a rule that was never seen on genuine mail would be beyond all doubt.</summary>
    public double Rate => (Hits + 0.5) / (Total + 1);

    /// <summary>The variance of the natural log of that rate, by the delta method: what a share of so few hits is sure to.</summary>
    public double LogVariance => (1 / (Hits + 0.5)) - (1.0 / (Total + 1));
}
