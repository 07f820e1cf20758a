namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>
/// How far losses would lie apart on other mail of the same kinds: the sources, senders of genuine mail and kits or levels of forged, are drawn
/// anew many times (the Bayesian bootstrap, Rubin: Annals of Statistics 9, 1981).
/// </summary>
internal static class Bootstrap
{
    private const int Draws = 400;

    /// <summary>Where a loss lies in 95 of 100 draws.</summary>
    internal static (double Low, double High) Interval(IReadOnlyList<Forecast> forecasts, Func<Losses, double> loss)
    {
        // Always the same draws, so that anyone gets the same numbers.
        var dice = new Random(1);
        var sources = forecasts.Select(one => one.Source).Distinct().ToList();
        var values = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var parts = sources.ToDictionary(source => source, _ => -Math.Log(1 - dice.NextDouble()), StringComparer.Ordinal);
            values[draw] = loss(Losses.Of(Drawn(forecasts, parts)));
        }

        Array.Sort(values);
        return (values[(int)(0.025 * Draws)], values[(int)(0.975 * Draws)]);
    }

    /// <summary>The forecasts with other masses; genuine and forged mail keep their parts.</summary>
    private static List<Forecast> Drawn(IReadOnlyList<Forecast> forecasts, Dictionary<string, double> parts)
    {
        var drawn = forecasts.Select(one => one with { Mass = one.Mass * parts[one.Source] }).ToList();
        var scale = forecasts.GroupBy(one => one.Forged).ToDictionary(
            side => side.Key, side => side.Sum(one => one.Mass) / drawn.Where(one => one.Forged == side.Key).Sum(one => one.Mass));
        return [.. drawn.Select(one => one with { Mass = one.Mass * scale[one.Forged] })];
    }
}
