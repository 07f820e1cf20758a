using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>
/// Forecasts on one half. Genuine: messages of the ham sets with claimed lines, each counting the same. Forged: the labelled forgeries and
/// forgebench's six levels, each of the seven kinds counting the same: a mixture that is stated, since none is known.
/// </summary>
internal sealed class Forecasts
{
    private readonly List<Judged> _honest;
    private readonly List<List<Judged>> _forged;

    private Forecasts(List<Judged> honest, List<List<Judged>> forged)
    {
        _honest = honest;
        _forged = forged;
    }

    internal IReadOnlyList<Judged> Honest => _honest;

    internal IEnumerable<Judged> Forged => _forged.SelectMany(kind => kind);

    /// <summary>Forecasts on one half.</summary>
    internal static Forecasts Of(Corpus corpus, Purpose half, IReadOnlyList<int> seeds)
    {
        var testable = corpus.In(half).Where(one => one.HasTail).ToList();
        var made = half == Purpose.Fit
            ? corpus.ForgeriesToFit() ?? []
            : seeds.SelectMany(seed => corpus.Forgeries(half, seed) ?? []);
        var kinds = made.Where(one => one.HasTail).GroupBy(one => one.Truth!.Level!, StringComparer.Ordinal).Select(level => level.ToList());
        return new Forecasts(
            [.. testable.Where(one => one.IsHam && one.Truth is not { Forged: true })],
            [.. kinds.Prepend([.. testable.Where(one => one.Truth is { Forged: true })]).Where(kind => kind.Count > 0)]);
    }

    /// <summary>The forecasts that given weights make.</summary>
    internal List<Forecast> With(Weights weights)
    {
        var all = new List<Forecast>(_honest.Count);
        Add(_honest, forged: false, 1 - weights.Prior);
        foreach (var kind in _forged)
        {
            Add(kind, forged: true, weights.Prior / _forged.Count);
        }

        return all;

        void Add(List<Judged> messages, bool forged, double mass)
        {
            foreach (var one in messages)
            {
                var assessed = one.Weighed(weights);
                all.Add(new Forecast(assessed.Score / 100, assessed.Weight, forged, mass / messages.Count));
            }
        }
    }
}
