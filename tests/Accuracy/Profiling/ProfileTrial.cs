using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Findings;
using ForgeryCheck.RuleData;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Profiling;

/// <summary>The weights of the rules that hold lines against profiles: for mail of a half those counted on the other half, or on both.</summary>
internal sealed class ProfileTrial
{
    internal const string How = "by A profiles: profiles of one half of a mailbox on the other half, and on what forgebench makes of it";

    private static readonly HashSet<string> Rules = ["FC113", "FC341", "FC342", "FC343", "FC808"];
    private readonly Dictionary<Purpose, TestTable> _honest = Enum.GetValues<Purpose>().ToDictionary(half => half, _ => new TestTable());
    private readonly Dictionary<Purpose, TestTable> _forged = Enum.GetValues<Purpose>().ToDictionary(half => half, _ => new TestTable());
    private readonly Lock _lock = new();

    /// <summary>Counts the tests on genuine lines.</summary>
    internal void AddHonest(Judged one) => Add(_honest, one, TestRun.Of(one, one.FirstClaimed), null);

    /// <summary>Counts the tests on invented lines.</summary>
    internal void AddForged(Judged one) => Add(_forged, one, TestRun.Of(one, one.Truth!.FromLine!.Value), one.Group);

    /// <summary>Counts the tests on a genuine author, or a false one.</summary>
    internal void AddAuthor(Judged one, bool isFalse) => Add(isFalse ? _forged : _honest, one, TestRun.Of(one, Question.Author), one.Sender);

    /// <summary>The text of the file in force with the weights of all counts, or of one half's.</summary>
    internal string Fit(Question question, Purpose? half = null)
    {
        var text = Encoding.UTF8.GetString(new RuleFiles().Read(Weights.FileOf(question))!);
        return ApartWeights.Fit(text, Sum(_honest, half, question), Sum(_forged, half, question), How);
    }

    /// <summary>Weights for mail of a half, counted on the other.</summary>
    internal Weights For(Question question, Purpose half) => Weights.Parse(Encoding.UTF8.GetBytes(Fit(question, Weeks.Other(half))));

    /// <summary>Whether a finding needs profiles.</summary>
    internal static bool IsApart(RuleInfo rule) => Rules.Contains(rule.Id);

    private void Add(Dictionary<Purpose, TestTable> tables, Judged one, IEnumerable<TestRun> tests, string? source)
    {
        lock (_lock)
        {
            foreach (var test in tests.Where(test => IsApart(test.Rule)))
            {
                tables[one.Half].Add(test, source ?? Sources.Of(one, test));
            }
        }
    }

    private static TestTable Sum(Dictionary<Purpose, TestTable> tables, Purpose? half, Question question)
    {
        var all = new TestTable();
        foreach (var (of, table) in tables)
        {
            if (half is null || of == half)
            {
                all.Add(table.Of(key => (RuleSet.Find(key.Rule)!.Info.Family == RuleFamily.Author) == (question == Question.Author)));
            }
        }

        return all;
    }
}
