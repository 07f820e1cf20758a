using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// What the weights for the client and for the author are counted on: genuine mail against spam and phishing. Nobody labelled who of those lies
/// about itself, and many do not, so the weights are rather too small.
/// </summary>
internal sealed class AnswerPools
{
    private readonly Dictionary<(string Set, Purpose Half), TestTable> _honest = [];
    private readonly Dictionary<(string Set, Purpose Half), TestTable> _forged = [];

    internal static AnswerPools Of(Question question, IEnumerable<Judged> mail)
    {
        var pools = new AnswerPools();
        // Bounces were anonymised by hand: neither genuine nor forged.
        foreach (var one in mail.Where(m => m.Set != "bounces"))
        {
            var tables = one.IsHam ? pools._honest : pools._forged;
            if (!tables.TryGetValue((one.Set, one.Half), out var table))
            {
                tables[(one.Set, one.Half)] = table = new TestTable();
            }

            Count(table, one, question);
        }

        return pools;
    }

    /// <summary>Counts the tests on a message.</summary>
    internal static void Count(TestTable table, Judged one, Question question)
    {
        if (one.Report.BoundaryLine is null)
        {
            return;
        }

        foreach (var test in TestRun.Of(one, question))
        {
            table.Add(test, Source(one, question));
        }
    }

    /// <summary>Adds genuine mail that was counted elsewhere.</summary>
    internal void AddHonest(string set, Purpose half, TestTable table) => _honest[(set, half)] = table;

    /// <summary>Works out the weights, written into the text of the question's file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="leaveOut">What is not counted.</param>
    /// <param name="elsewhere">The text for the other question, some of whose rules stand for rules of this one.</param>
    internal string Fit(string text, LeaveOut? leaveOut = null, string? elsewhere = null)
    {
        leaveOut ??= LeaveOut.Nothing;
        var kinds = new Dictionary<(string Rule, string Outcome), FindingKind>();
        var assumed = Weights.Parse(Encoding.UTF8.GetBytes(text)).Rules
            .SelectMany(rule => rule.Value.Facts.Where(fact => fact.Value.Assumed is not null), (rule, fact) => (Key: new TestKey(rule.Key, fact.Key), fact.Value.Outcomes)).ToList();
        var honest = Sum(_honest);
        var forged = Sum(_forged);
        var (families, rules) = Fitter.Fit(honest, forged, kinds, Weights.Parse(Encoding.UTF8.GetBytes(text)).WeightCap);
        return WeightsFile.Rewrite(text, families, rules, elsewhere is null ? null : Weights.Parse(Encoding.UTF8.GetBytes(elsewhere)).Rules);

        SideCounts Sum(Dictionary<(string Set, Purpose Half), TestTable> tables)
        {
            var all = new TestTable();
            foreach (var (key, table) in tables)
            {
                if (!leaveOut.Has(key.Set, key.Half))
                {
                    all.Add(table);
                }
            }

            assumed.ForEach(fact => all.Remove(fact.Key));
            foreach (var (outcome, kind) in all.Kinds.Where(known => !assumed.Exists(fact => fact.Key.Rule == known.Key.Rule && fact.Outcomes.ContainsKey(known.Key.Outcome))))
            {
                kinds[outcome] = kinds.TryGetValue(outcome, out var known) && known != FindingKind.Note ? known : kind;
            }

            var sum = new SideCounts();
            sum.Add(all);
            return sum;
        }
    }

    private static string Source(Judged one, Question question) =>
        !one.IsHam ? one.Group
        : question == Question.Client && one.Report.Hops[one.Report.BoundaryLine!.Value - 1] is var hop ? hop.ReverseOrganisation ?? hop.HeloOrganisation ?? one.Sender
        : one.Sender;
}
