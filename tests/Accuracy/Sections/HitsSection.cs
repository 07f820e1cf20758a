using ForgeryCheck.Accuracy.Mail;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>Rule by rule, the messages in which it fired, in percent of a set's messages.</summary>
internal static class HitsSection
{
    internal static void Write(TextWriter output, Outcome outcome)
    {
        var sets = outcome.BySet();
        output.WriteLine("| rule | " + string.Join(" | ", sets.Keys) + " |");
        output.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---|", sets.Count)));
        foreach (var rule in outcome.Sets.Values.SelectMany(t => t.Hits.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine($"| {rule} | " + string.Join(" | ", sets.Values.Select(halves => Cell(
                halves.Sum(t => t.Hits.GetValueOrDefault(rule)), halves.Sum(t => t.Messages)))) + " |");
        }
    }

    private static string Cell(int hits, int messages) => hits == 0 ? "" : Invariant($"{hits} ({Percent(hits, messages)})");
}
