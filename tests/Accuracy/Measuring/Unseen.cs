using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// Weights that were counted without a part of the mail, to be tried on that part: a kit, a corpus, a level of forgebench, a half. What a
/// weight is good for shows on mail that it was not counted on.
/// </summary>
internal sealed class Unseen
{
    private readonly Pools _pools;
    private readonly string _text;
    private readonly Dictionary<LeaveOut, Weights> _fitted = [];

    private Unseen(Pools pools, string text, Corpus corpus, Lists lists, IReadOnlyList<int> seeds)
    {
        (_pools, _text, Corpus, Lists, Seeds) = (pools, text, corpus, lists, seeds);
    }

    internal Corpus Corpus { get; }

    internal Lists Lists { get; }

    /// <summary>Seeds of the forged chains that are tried; none that weights are counted on.</summary>
    internal IReadOnlyList<int> Seeds { get; }

    /// <summary>Reads and counts all mail; null, with the reason on stderr, where forgebench cannot be run.</summary>
    /// <param name="text">The text of weights.json, whose head is kept.</param>
    /// <param name="mail">Labelled mail.</param>
    /// <param name="script">forgebench.py.</param>
    /// <param name="lists">Mail of public lists; null where there is none.</param>
    /// <param name="seeds">Seeds of the chains to try.</param>
    internal static Unseen? Read(string text, string mail, string script, string? lists, IReadOnlyList<string> seeds)
    {
        var corpus = Corpus.Read([mail], script);
        if (corpus.ForgeriesToMeasure() is not { } made)
        {
            return null;
        }

        var pools = Pools.Of(corpus.Mail, made);
        var more = new Lists(lists);
        foreach (var (set, half, table) in more.Count(Question.Lines)[Question.Lines])
        {
            pools.AddHonest(set, half, table);
        }

        return new Unseen(pools, text, corpus, more, [.. seeds.Select(ForgeBenchCommand.Number)]);
    }

    /// <summary>The weights without a part of the mail.</summary>
    internal Weights Without(LeaveOut part)
    {
        if (!_fitted.TryGetValue(part, out var weights))
        {
            _fitted[part] = weights = Weights.Parse(Encoding.UTF8.GetBytes(_pools.Fit(_text, part)));
        }

        return weights;
    }

    /// <summary>Weights for mail of either half, counted on the other.</summary>
    internal CrossFit CrossFit() => Measuring.CrossFit.Of(_pools, _text);

    /// <summary>The chains that forgebench makes of a half, with all seeds.</summary>
    internal IEnumerable<Judged> Forgeries(Purpose half) => Seeds.SelectMany(seed => Corpus.Forgeries(half, seed) ?? []);
}
