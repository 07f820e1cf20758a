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
    private const int FewerAreChance = 4;
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

        var seen = ham.Keys.Concat(forged.Keys).Concat(spam.Keys).ToHashSet();
        var entries = Kept(weights, seen);
        foreach (var key in seen)
        {
            var pool = key.Kind == FindingKind.Contradiction ? spam : forged;
            var honest = new HitCount(ham.Of(key), ham.Messages);
            var invented = new HitCount(pool.Of(key), pool.Messages);
            if ((entries.TryGetValue(key, out var known) && IsAssumed(known)) || (invented.Hits < FewerAreChance && honest.Hits < FewerAreChance))
            {
                // A handful of hits tells nothing: what a larger table says stays; without one the rule has no weight.
                continue;
            }

            var source = pool == spam
                ? "accuracy weights: ham with claimed lines against spam (a floor) and forgebench"
                : "accuracy weights: ham with claimed lines against labelled forgeries and forgebench";
            if (LargerHam.Of(key, honest) is { } larger)
            {
                honest = larger;
                source += LargerHam.Source;
            }

            foreach (var stale in entries.Keys.Where(k => k.Rule == key.Rule && k.Grade == key.Grade && !seen.Contains(k)).ToList())
            {
                entries.Remove(stale);
            }

            entries[key] = new Measurement(Measurement.FromCounts(honest, invented, weights.WeightCap), honest, invented, source);
        }

        File.WriteAllText(file, WeightsFile.Rewrite(text, entries));
        output.WriteLine(Tables.Invariant($"{entries.Count} weights; genuine {ham.Messages}, forged {forged.Messages}, spam and forged {spam.Messages} messages with claimed lines"));
        return 0;
    }

    /// <summary>What stays of the file: what was assumed, and what comes from a table; but nothing that no finding has any more.</summary>
    private static Dictionary<FindingKey, Measurement> Kept(Weights weights, HashSet<FindingKey> seen)
    {
        var graded = seen.Where(k => k.Grade is not null).Select(k => k.Rule).ToHashSet(StringComparer.Ordinal);
        return WeightsFile.Entries(weights)
            .Where(e => IsAssumed(e.Value)
                || (e.Value.Source.StartsWith("knowledge/", StringComparison.Ordinal) && (e.Key.Grade is not null || !graded.Contains(e.Key.Rule) || seen.Contains(e.Key))))
            .ToDictionary();
    }

    private static bool IsAssumed(Measurement measured) => measured.Source.StartsWith("assumed", StringComparison.Ordinal);

    private static void Count(IReadOnlyList<string> mailboxes, string mail, HitTable ham, HitTable forged, HitTable spam)
    {
        // Bounces were anonymised by hand: neither genuine nor forged.
        var used = mailboxes.Where(m => !Path.GetFileName(m).StartsWith("bounces", StringComparison.Ordinal)).ToList();
        foreach (var one in Judged.All(used, Truths.Read(Path.Combine(mail, "labels.jsonl")), batch: true).Where(one => one.HasTail))
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
