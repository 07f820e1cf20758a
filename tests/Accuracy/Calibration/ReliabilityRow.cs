namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>One row of a reliability table: what was forecast between two scores, and what happened.</summary>
/// <param name="From">The least score.</param>
/// <param name="To">The score that the next row begins with.</param>
/// <param name="Honest">Genuine messages.</param>
/// <param name="Forged">Forged messages.</param>
/// <param name="Mass">Their part of all messages.</param>
/// <param name="Forecast">The mean forecast; not a number where there are none.</param>
/// <param name="Observed">The part that is forged, where forgeries are as common as the prior says.</param>
internal sealed record ReliabilityRow(double From, double To, int Honest, int Forged, double Mass, double Forecast, double Observed)
{
    private static readonly double[] Edges = [0, 5, 20, 50, 80, 95, 99, 99.9, 100];

    internal static IReadOnlyList<ReliabilityRow> Table(IReadOnlyList<Forecast> forecasts) =>
        [.. Edges.Zip(Edges.Skip(1)).Select(bin => Row(forecasts, bin.First, bin.Second))];

    private static ReliabilityRow Row(IReadOnlyList<Forecast> forecasts, double from, double to)
    {
        var last = to == Edges[^1];
        var bin = forecasts.Where(f => 100 * f.Probability >= from && (last || 100 * f.Probability < to)).ToList();
        var mass = bin.Sum(f => f.Mass);
        return new(
            from,
            to,
            bin.Count(f => !f.Forged),
            bin.Count(f => f.Forged),
            mass,
            bin.Sum(f => f.Mass * f.Probability) / mass,
            bin.Where(f => f.Forged).Sum(f => f.Mass) / mass);
    }
}
