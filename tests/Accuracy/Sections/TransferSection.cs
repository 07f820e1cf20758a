using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>How weights do on a set that none of them was measured on: it, and all that was made of it, left out of the counts.</summary>
internal static class TransferSection
{
    internal static void Write(TextWriter output, Corpus corpus, string text, Weights inForce)
    {
        output.WriteLine("| set | messages | forged, weights in force | suspicious | forged, weights without the set | suspicious | labelled forged, in force | without the set |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var set in corpus.Sets.Where(set => set != "bounces"))
        {
            // Without the tables too: they hold counts of the same corpora.
            var fitted = Fitter.Weights(text, Fitter.Fit(Pools.ToFit(corpus, without: set), inForce, tables: false));
            var mail = corpus.Mail.Where(one => one.Set == set).ToList();
            var labelled = mail.Where(one => one.Truth is { Forged: true }).ToList();
            output.WriteLine(Invariant($"| {set} | {mail.Count} | {Told(mail, inForce, Verdict.Forged)} | {Told(mail, inForce, Verdict.Suspicious)} | {Told(mail, fitted, Verdict.Forged)} | {Told(mail, fitted, Verdict.Suspicious)} | {(labelled.Count == 0 ? " | " : Invariant($"{Count(labelled, inForce, Verdict.Forged)} of {labelled.Count} | {Count(labelled, fitted, Verdict.Forged)} of {labelled.Count}"))} |"));
        }
    }

    private static string Told(List<Judged> mail, Weights weights, Verdict verdict)
    {
        var count = Count(mail, weights, verdict);
        return Invariant($"{count} ({Percent(count, mail.Count)})");
    }

    private static int Count(List<Judged> mail, Weights weights, Verdict verdict) => mail.Count(one => one.Weighed(weights).Verdict == verdict);
}
