using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// What weights are counted on. Genuine: messages of the ham sets with a line below the boundary. Forged: labelled forgeries and
/// forgebench's, counted where the rule speaks of an invented line or of the stranger. For contradictions and for joints, which break in spam only
/// where it is forged, since a spammer's honest hosts join as well as any, all spam stands for the labelled forgeries: a floor, since most spam has honest lines, but it knows many more kits.
/// How many of each kind and level there are is arbitrary: nobody knows how many forgers are careful.
/// </summary>
internal sealed class Pools
{
    private static readonly string[] Joints = ["FC103", "FC104"];

    private readonly HitTable _honest = new();
    private readonly HitTable _forged = new();
    private readonly HitTable _spam = new();

    private Pools()
    {
    }

    internal int Honest => _honest.Messages;

    internal int Forged => _forged.Messages;

    internal int Spam => _spam.Messages;

    internal IReadOnlySet<FindingKey> Keys { get; private set; } = new HashSet<FindingKey>();

    /// <summary>Counts the half for fitting, without one set where it is to be tried how the others' weights do on it.</summary>
    internal static Pools ToFit(Corpus corpus, string? without = null) => Of(
        corpus.In(Purpose.Fit).Where(one => one.Set != without),
        (corpus.ForgeriesToFit() ?? throw new IOException("weights are measured on forgebench's chains too, which cannot be made"))
            .Where(one => without is null || one.Set != Corpus.MadeOf(without)));

    /// <summary>Counts mail and what forgebench made of it.</summary>
    internal static Pools Of(IEnumerable<Judged> mail, IEnumerable<Judged> made)
    {
        var pools = new Pools();
        // Bounces were anonymised by hand: neither genuine nor forged.
        foreach (var one in mail.Where(m => m.HasTail && m.Set != "bounces"))
        {
            pools.Add(one);
        }

        foreach (var one in made.Where(m => m.HasTail))
        {
            pools._forged.Add(one, one.Truth!.FromLine!.Value);
            pools._spam.Add(one, one.Truth!.FromLine!.Value);
        }

        pools.Keys = pools._honest.Keys.Concat(pools._forged.Keys).Concat(pools._spam.Keys).ToHashSet();
        return pools;
    }

    internal HitCount HonestOf(FindingKey key) => new(_honest.Of(key), _honest.Messages);

    internal HitCount ForgedOf(FindingKey key)
    {
        var pool = IsOnSpam(key) ? _spam : _forged;
        return new HitCount(pool.Of(key), pool.Messages);
    }

    internal static bool IsOnSpam(FindingKey key) => key.Kind == FindingKind.Contradiction || Joints.Contains(key.Rule);

    private void Add(Judged one)
    {
        var below = one.Report.BoundaryLine!.Value + 1;
        if (one.IsHam)
        {
            _honest.Add(one, below);
            return;
        }

        _spam.Add(one, below);
        if (one.Truth is { Forged: true } truth)
        {
            _forged.Add(one, truth.FromLine ?? below);
        }
    }
}
