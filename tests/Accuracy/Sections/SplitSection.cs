using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Splitting;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>How the sets fall into the halves, and how many kinds of mail that is.</summary>
internal static class SplitSection
{
    internal static void Write(TextWriter output, Corpus corpus)
    {
        output.WriteLine("| set | groups | largest group | fit: messages | with claimed lines | labelled forged | test: messages | with claimed lines | labelled forged |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var set in corpus.Sets)
        {
            var all = corpus.Mail.Where(one => one.Set == set).ToList();
            var groups = all.GroupBy(one => one.Group).Select(group => group.Count()).ToList();
            output.WriteLine(Invariant($"| {set} | {groups.Count} | {groups.Max()} | {Part(all, Purpose.Fit)} | {Part(all, Purpose.Test)} |"));
        }
    }

    private static string Part(List<Judged> all, Purpose half)
    {
        var part = all.Where(one => one.Half == half).ToList();
        return Invariant($"{part.Count} | {part.Count(one => one.HasTail)} | {part.Count(one => one.Truth is { Forged: true })}");
    }
}
