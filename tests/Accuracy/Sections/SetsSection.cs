using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>The verdicts on each set, half by half, beside the yardstick.</summary>
internal static class SetsSection
{
    internal static void Write(TextWriter output, Outcome outcome)
    {
        output.WriteLine("| set | half | messages | forged | suspicious | consistent | untestable | forged % | suspicious % | SpamAssassin | SpamAssassin % |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var ((set, half), tally) in outcome.Sets)
        {
            Row(output, set, half, [tally]);
        }

        foreach (var half in Enum.GetValues<Purpose>())
        {
            Row(output, "**all ham**", half, [.. outcome.Sets.Where(set => set.Key.Half == half && Mailboxes.IsHam(set.Key.Set)).Select(set => set.Value)]);
        }
    }

    private static void Row(TextWriter output, string name, Purpose half, IReadOnlyList<SetTally> tallies)
    {
        var messages = tallies.Sum(t => t.Messages);
        int Sum(Verdict verdict) => tallies.Sum(t => t.Of(verdict));
        var trail = tallies.Sum(t => t.Trails);
        output.WriteLine(Invariant($"| {name} | {Name(half)} | {messages} | {Sum(Verdict.Forged)} | {Sum(Verdict.Suspicious)} | {Sum(Verdict.Consistent)} | {Sum(Verdict.Untestable)} | {Percent(Sum(Verdict.Forged), messages)} | {Percent(Sum(Verdict.Suspicious), messages)} | {trail} | {Percent(trail, messages)} |"));
    }
}
