using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>
/// Forecasts on mail that the weights were not measured on. Genuine: messages of the ham sets and of public lists with claimed lines, each
/// counting the same. Forged: the labelled forgeries and forgebench's six levels, each of the seven kinds counting the same: a mixture that is
/// stated, since none is known.
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

    internal static Forecasts Of(Corpus corpus, IEnumerable<Judged> lists, IEnumerable<Judged> made)
    {
        var testable = corpus.Mail.Where(one => one.HasTail).ToList();
        var kinds = made.Where(one => one.HasTail).GroupBy(one => one.Truth!.Level!, StringComparer.Ordinal).Select(level => level.ToList());
        return new Forecasts(
            [.. testable.Where(one => one.IsHam && one.Truth is not { Forged: true }), .. lists.Where(one => one.HasTail)],
            [.. kinds.Prepend([.. testable.Where(one => one.Truth is { Forged: true })]).Where(kind => kind.Count > 0)]);
    }

    /// <summary>The forecasts that weights make.</summary>
    internal List<Forecast> With(CrossFit weights)
    {
        var all = new List<Forecast>(_honest.Count);
        var prior = weights.For(_honest[0]).Prior;
        Add(_honest, forged: false, 1 - prior);
        foreach (var kind in _forged)
        {
            Add(kind, forged: true, prior / _forged.Count);
        }

        return all;

        void Add(List<Judged> messages, bool forged, double mass)
        {
            foreach (var one in messages)
            {
                var assessed = one.Weighed(weights.For(one));
                all.Add(new Forecast(assessed.Score / 100, assessed.Weight, assessed.Verdict, forged, mass / messages.Count, forged ? one.Group : one.Sender));
            }
        }
    }
}
