using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy;

/// <summary>
/// Measures what each rule's findings are worth and rewrites rules/weights.json. Genuine: messages of the ham sets that have
/// a line below the boundary. Forged: labelled forgeries and forgebench's, counted where the rule speaks of an invented line
/// or of the stranger. For contradictions, which spam has only where it is forged, all spam stands for the labelled forgeries:
/// a floor, since most spam has honest lines, but it knows many more kits.
/// </summary>
internal static class WeightsCommand
{
    private const int PerLevel = 50;
    private const int FewerAreChance = 5;
    private static readonly int[] Seeds = [101, 102];

    internal static int Run(string file, string mail, string script, TextWriter output)
    {
        var text = File.ReadAllText(file);
        var weights = Weights.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        HitTable ham = new(), forged = new(), spam = new();
        var mailboxes = Mailboxes.Of([mail]);
        Count(mailboxes, mail, ham, forged, spam);
        foreach (var seed in Seeds)
        {
            if (ForgeBench.Judge(script, [.. mailboxes.Where(Mailboxes.IsHam)], seed, PerLevel, 0) is not { } made)
            {
                return Usage.ExitStatus;
            }

            foreach (var one in made.Where(m => m.HasTail && m.Truth is { Forged: true }))
            {
                forged.Add(one, one.Truth!.FromLine!.Value);
                spam.Add(one, one.Truth!.FromLine!.Value);
            }
        }

        var entries = WeightsFile.Entries(weights);
        foreach (var key in ham.Keys.Concat(forged.Keys).Concat(spam.Keys).Distinct().ToList())
        {
            var pool = key.Kind == FindingKind.Contradiction ? spam : forged;
            var honest = new HitCount(ham.Of(key), ham.Messages);
            var invented = new HitCount(pool.Of(key), pool.Messages);
            if (entries.TryGetValue(key, out var known) && known.Source.StartsWith("assumed", StringComparison.Ordinal))
            {
                continue;
            }

            // Never seen on forged mail: what a larger table says stays; without one the rule has no weight. Smoothing alone
            // would make such a rule speak for forgery, since there is less forged mail than genuine mail.
            if (invented.Hits == 0 && honest.Hits < FewerAreChance)
            {
                continue;
            }

            var source = pool == spam
                ? "accuracy weights: ham with claimed lines against spam (a floor) and forgebench"
                : "accuracy weights: ham with claimed lines against labelled forgeries and forgebench";
            entries[key] = new Measurement(Measurement.FromCounts(honest, invented, weights.WeightCap), honest, invented, source);
        }

        // A rule that has got grades since has no use for what a table says of it as a whole.
        var graded = entries.Keys.Where(k => k.Grade is not null).Select(k => k.Rule).ToHashSet(StringComparer.Ordinal);
        foreach (var key in entries.Where(e => e.Key.Grade is null && graded.Contains(e.Key.Rule) && e.Value.Source.StartsWith("knowledge/", StringComparison.Ordinal)).Select(e => e.Key).ToList())
        {
            entries.Remove(key);
        }

        File.WriteAllText(file, WeightsFile.Rewrite(text, entries));
        output.WriteLine(Tables.Invariant($"{entries.Count} weights; genuine {ham.Messages}, forged {forged.Messages}, spam and forged {spam.Messages} messages with claimed lines"));
        return 0;
    }

    private static void Count(IReadOnlyList<string> mailboxes, string mail, HitTable ham, HitTable forged, HitTable spam)
    {
        // Bounces were anonymised by hand: neither genuine nor forged.
        var used = mailboxes.Where(m => !Path.GetFileName(m).StartsWith("bounces", StringComparison.Ordinal));
        foreach (var one in Judged.All(used, Truths.Read(Path.Combine(mail, "labels.jsonl"))).Where(one => one.HasTail))
        {
            var below = one.Report.BoundaryLine!.Value + 1;
            if (Mailboxes.IsHam(one.Mailbox))
            {
                ham.Add(one, below);
                continue;
            }

            spam.Add(one, below);
            if (one.Truth is { Forged: true } truth)
            {
                forged.Add(one, truth.FromLine ?? below);
            }
        }
    }
}
