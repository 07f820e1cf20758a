using System.Text;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy;

/// <summary>Measures without a part of the mail and tries the weights on that part: kits, corpora, levels of forgebench, halves.</summary>
internal static class UnseenCommand
{
    internal static int Run(string file, string mail, string script, string? lists, IReadOnlyList<string> seeds, TextWriter output)
    {
        var text = File.ReadAllText(file);
        var corpus = Corpus.Read([mail], script);
        if (corpus.ForgeriesToMeasure() is not { } made)
        {
            return Usage.ExitStatus;
        }

        var pools = Pools.Of(corpus.Mail, made);
        var more = new Lists(lists);
        foreach (var (key, table) in more.Count())
        {
            pools.AddHonest(key.Set, key.Half, table);
        }

        var numbers = seeds.Select(ForgeBenchCommand.Number).ToList();
        Weights Fit(LeaveOut leaveOut) => Weights.Parse(Encoding.UTF8.GetBytes(pools.Fit(text, leaveOut)));

        // Kits.
        var kits = corpus.Mail.Where(m => m.Truth is { Forged: true }).GroupBy(m => m.Group).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        int found = 0, suspected = 0, all = 0;
        foreach (var kit in kits)
        {
            var w = Fit(new LeaveOut(Kit: kit.Key));
            var v = kit.Select(m => m.Weighed(w)).ToList();
            all += v.Count;
            found += v.Count(a => a.Verdict == Verdict.Forged);
            suspected += v.Count(a => a.Verdict is Verdict.Forged or Verdict.Suspicious);
            output.WriteLine(Invariant($"kit {kit.First().Mailbox}#{kit.First().Index} {(kit.Key.Length > 60 ? kit.Key[..60] : kit.Key)}: {v.Count(a => a.Verdict == Verdict.Forged)} of {v.Count} forged; scores {string.Join(' ', v.Take(5).Select(a => a.Score.ToString("F1")))}"));
        }

        output.WriteLine(Invariant($"kits left out: {found} of {all} forged, {suspected} forged or suspicious"));

        // Halves.
        foreach (var half in Enum.GetValues<Purpose>())
        {
            var w = Fit(new LeaveOut(Half: half));
            var ham = corpus.In(half).Where(m => m.IsHam && m.Truth is not { Forged: true }).Select(m => m.Weighed(w).Verdict).ToList();
            output.WriteLine(Invariant($"half {half} left out: ham {ham.Count}: forged {ham.Count(v => v == Verdict.Forged)}, suspicious {ham.Count(v => v == Verdict.Suspicious)}"));
            var lab = corpus.In(half).Where(m => m.Truth is { Forged: true }).Select(m => m.Weighed(w).Verdict).ToList();
            output.WriteLine(Invariant($"   labelled {lab.Count}: forged {lab.Count(v => v == Verdict.Forged)}, suspicious {lab.Count(v => v == Verdict.Suspicious)}"));
            foreach (var level in ForgeBench.Levels)
            {
                var m = numbers.SelectMany(seed => corpus.Forgeries(half, seed)!).Where(j => j.Truth!.Level == level).Select(j => (j, a: j.Weighed(w))).ToList();
                output.WriteLine(Invariant($"   {level} {m.Count}: forged {Percent(m.Count(x => x.a.Verdict == Verdict.Forged), m.Count)}, or suspicious {Percent(m.Count(x => x.a.Verdict is Verdict.Forged or Verdict.Suspicious), m.Count)}, line {Percent(m.Count(x => x.a.Verdict == Verdict.Forged && x.a.ForgedFromLine == x.j.Truth!.FromLine), m.Count)}"));
            }

            foreach (var tally in more.Judge(("lists, senders of the half left out", w, one => one.Half == half)))
            {
                output.WriteLine(Invariant($"   {tally.Name} {tally.Messages}: forged {tally.Of(Verdict.Forged)} ({100.0 * tally.Of(Verdict.Forged) / tally.Messages:F4} %), suspicious {tally.Of(Verdict.Suspicious)} ({100.0 * tally.Of(Verdict.Suspicious) / tally.Messages:F4} %)"));
            }
        }

        return 0;
    }
}
