using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What was asked for beside what came out.</summary>
internal static class GlanceSection
{
    private static readonly (string Level, string Asked)[] Levels =
    [
        ("typed", "99 %"), ("ratware", "97 %"), ("replay", "97 %"), ("redated", "80 %"), ("bridged", "55 %"), ("careful", "-"),
    ];

    internal static void Write(TextWriter output, Outcome outcome, IReadOnlyList<Judged> fitted, IReadOnlyList<Judged> tested)
    {
        output.WriteLine("| measure | asked | fit | test |");
        output.WriteLine("|---|---|---|---|");
        Row("genuine mail told forged", "at most 0.02 %", half => Ham(outcome, half, Verdict.Forged, _ => true));
        Row("genuine mail told suspicious", "at most 1 %", half => Ham(outcome, half, Verdict.Suspicious, _ => true));
        Row("labelled forgeries told forged", "at least 95 %", half => Part(outcome.Recalls[half].Detected, outcome.Recalls[half].Forgeries));
        Row("their first invented line told right, of those found", "at least 85 %", half => Part(outcome.Recalls[half].ExactLine, outcome.Recalls[half].WithLine));
        Row("labelled genuine mail told forged", "none", half => Part(outcome.Recalls[half].FalseAlarms.Count, outcome.Recalls[half].Genuine));
        foreach (var (level, asked) in Levels)
        {
            Row($"forgebench, {level}: told forged", asked, half => Found(half == Purpose.Fit ? fitted : tested, level));
        }

        void Row(string name, string asked, Func<Purpose, string> value) =>
            output.WriteLine($"| {name} | {asked} | {value(Purpose.Fit)} | {value(Purpose.Test)} |");
    }

    private static string Ham(Outcome outcome, Purpose half, Verdict verdict, Func<string, bool> counts)
    {
        var sets = outcome.Sets.Where(set => set.Key.Half == half && Mailboxes.IsHam(set.Key.Set) && counts(set.Key.Set)).Select(set => set.Value).ToList();
        return Part(sets.Sum(set => set.Of(verdict)), sets.Sum(set => set.Messages));
    }

    private static string Found(IReadOnlyList<Judged> made, string level)
    {
        var all = made.Where(one => one.Truth?.Level == level).ToList();
        return Part(all.Count(one => one.Report.Assessment.Verdict == Verdict.Forged), all.Count);
    }

    private static string Part(int part, int whole) => Invariant($"{part} of {whole} ({Percent(part, whole)})");
}
