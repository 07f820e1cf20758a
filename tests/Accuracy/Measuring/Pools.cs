using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// What weights are counted on. Genuine: the tests on messages of the ham sets and of public lists, by set and half, so that a part can be
/// left out. Forged: the tests on invented lines, and on the strangers who handed them in, of labelled forgeries and of forgebench's, by kit;
/// and of spam that is called forged by the findings of the other families alone, so that no family is measured on what it found itself.
/// </summary>
internal sealed class Pools
{
    /// <summary>Kits of one corpus beyond this number weigh no more together. Forgebench has six levels: no corpus shall count for more than it does.</summary>
    private const int MostKits = 6;

    /// <summary>After so many rounds the spam that is called forged stays nearly the same.</summary>
    private const int Rounds = 3;

    private readonly Dictionary<(string Set, Purpose Half), TestTable> _honest = [];
    private readonly Dictionary<(string Set, Purpose Half), TestTable> _forged = [];
    private readonly List<Judged> _spam = [];

    /// <summary>Reads the tests of mail that is judged already.</summary>
    /// <param name="mail">Labelled mail.</param>
    /// <param name="made">What forgebench made of it.</param>
    internal static Pools Of(IEnumerable<Judged> mail, IEnumerable<Judged> made)
    {
        var pools = new Pools();
        // Bounces were anonymised by hand: neither genuine nor forged.
        foreach (var one in mail.Where(m => m.HasTail && m.Set != "bounces"))
        {
            if (one.Truth is { Forged: true } truth)
            {
                Take(pools._forged, one, truth.FromLine ?? one.FirstClaimed, one.Group);
            }
            else if (one.IsHam)
            {
                Honest(pools._honest, one);
            }
            else if (one.Truth is null)
            {
                pools._spam.Add(one);
            }
        }

        foreach (var one in made.Where(m => m.HasTail))
        {
            Take(pools._forged, one, one.Truth!.FromLine!.Value, one.Group);
        }

        return pools;
    }

    /// <summary>Adds genuine mail that was counted elsewhere.</summary>
    internal void AddHonest(string set, Purpose half, TestTable table) => _honest[(set, half)] = table;

    /// <summary>Counts the tests on a genuine message.</summary>
    internal static void Count(TestTable table, Judged one)
    {
        foreach (var test in TestRun.Of(one, one.FirstClaimed))
        {
            table.Add(test, Sources.Of(one, test));
        }
    }

    /// <summary>Works out the weights, written into the text of weights.json.</summary>
    internal string Fit(string text, LeaveOut? leaveOut = null)
    {
        leaveOut ??= LeaveOut.Nothing;
        var genuine = new Dictionary<(string Rule, string Outcome), FindingKind>();
        var honest = Sum(_honest.Where(t => !leaveOut.Has(t.Key.Set, t.Key.Half)).Select(t => t.Value), genuine);
        var cap = Weights.Parse(Encoding.UTF8.GetBytes(text)).WeightCap;
        Predicate<string>? keep = leaveOut.Kit is { } kit ? source => source != kit : null;
        for (var round = 0; round < Rounds; round++)
        {
            var tables = _forged.Where(t => !leaveOut.Has(t.Key.Set, t.Key.Half)).Select(t => (t.Key.Set, t.Value)).ToList();
            if (round > 0)
            {
                // Nobody read this spam: only what cannot be true makes it forged here, not what is unusual.
                tables.AddRange(ForgedSpam(Weights.Parse(Encoding.UTF8.GetBytes(WeightsFile.ContradictionsOnly(text))), leaveOut));
            }

            var forged = new SideCounts();
            var kinds = new Dictionary<(string Rule, string Outcome), FindingKind>(genuine);
            foreach (var corpus in tables.GroupBy(t => t.Set.StartsWith("made-of-", StringComparison.Ordinal) ? "made" : t.Set))
            {
                var table = new TestTable();
                foreach (var (_, part) in corpus)
                {
                    table.Add(part, keep);
                }

                Note(kinds, table);
                forged.Add(table, MostKits);
            }

            var (families, rules) = Fitter.Fit(honest, forged, kinds, cap);
            text = WeightsFile.Rewrite(text, families, rules);
        }

        return text;
    }

    private IEnumerable<(string Set, TestTable Table)> ForgedSpam(Weights weights, LeaveOut leaveOut)
    {
        var tables = new Dictionary<string, TestTable>(StringComparer.Ordinal);
        foreach (var one in _spam.Where(s => !leaveOut.Has(s.Set, s.Half)))
        {
            var table = tables.TryGetValue(one.Set, out var known) ? known : tables[one.Set] = new TestTable();
            foreach (var family in Enum.GetValues<RuleFamily>())
            {
                var others = one.Without(family, weights);
                if (others is not { Verdict: Verdict.Forged, ForgedFromLine: { } from })
                {
                    continue;
                }

                foreach (var test in TestRun.Of(one, from).Where(t => t.Rule.Family == family))
                {
                    table.Add(test, one.Group);
                }
            }
        }

        return tables.Select(t => (t.Key, t.Value));
    }

    private static SideCounts Sum(IEnumerable<TestTable> tables, Dictionary<(string Rule, string Outcome), FindingKind> kinds)
    {
        var all = new TestTable();
        foreach (var table in tables)
        {
            all.Add(table);
        }

        Places.Merge(all);
        Note(kinds, all);
        var sum = new SideCounts();
        sum.Add(all);
        return sum;
    }

    private static void Note(Dictionary<(string Rule, string Outcome), FindingKind> kinds, TestTable table)
    {
        foreach (var (outcome, kind) in table.Kinds)
        {
            if (!kinds.TryGetValue(outcome, out var known) || known == FindingKind.Note)
            {
                kinds[outcome] = kind;
            }
        }
    }

    private static void Honest(Dictionary<(string Set, Purpose Half), TestTable> tables, Judged one) => Count(Table(tables, one), one);

    private static void Take(Dictionary<(string Set, Purpose Half), TestTable> tables, Judged one, int from, string source)
    {
        var table = Table(tables, one);
        foreach (var test in TestRun.Of(one, from))
        {
            table.Add(test, source);
        }
    }

    private static TestTable Table(Dictionary<(string Set, Purpose Half), TestTable> tables, Judged one)
    {
        if (!tables.TryGetValue((one.Set, one.Half), out var table))
        {
            tables[(one.Set, one.Half)] = table = new TestTable();
        }

        return table;
    }
}
