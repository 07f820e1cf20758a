using ForgeryCheck.Accuracy.Mail;

namespace ForgeryCheck.Accuracy;

/// <summary>Runs the analyzer over labelled mailboxes and says how right it is.</summary>
internal static class MailCommand
{
    private const string Batch = "--batch";

    internal static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        var (sets, recall) = Measure([.. paths.Where(p => p != Batch)], paths.Contains(Batch));
        Tables.Sets(output, sets);
        output.WriteLine();
        Tables.Labelled(output, recall);
        output.WriteLine();
        Tables.Kinds(output, sets);
        output.WriteLine();
        Tables.Hits(output, sets);
        output.WriteLine();
        foreach (var one in recall.FalseAlarms.Concat(recall.ForgedHam))
        {
            output.WriteLine(Tables.Invariant($"false alarm: {one.Mailbox}#{one.Index}: {Rules(one)}"));
        }

        foreach (var one in recall.Missed)
        {
            output.WriteLine(Tables.Invariant($"missed: {one.Mailbox}#{one.Index} from line {one.Truth?.FromLine}: {one.Report.Assessment.Verdict}, boundary {one.Report.BoundaryLine} of {one.Report.Hops.Count}, {Rules(one)}"));
        }

        return 0;
    }

    internal static (SortedDictionary<string, Tally> Sets, Recall Recall) Measure(IReadOnlyList<string> paths, bool batch = false)
    {
        var files = Mailboxes.Of(paths);
        var folder = files.Count == 0 ? "." : Path.GetDirectoryName(Path.GetFullPath(files[0]))!;
        var sets = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var recall = new Recall();
        foreach (var one in Judged.All(files, Truths.Read(Path.Combine(folder, "labels.jsonl")), batch))
        {
            var set = one.Mailbox[..one.Mailbox.IndexOf('.', StringComparison.Ordinal)];
            if (!sets.TryGetValue(set, out var tally))
            {
                sets[set] = tally = new Tally();
            }

            tally.Add(one);
            recall.Add(one);
        }

        return (sets, recall);
    }

    /// <summary>Which rules fired where: what a person needs to look into a case, without a word of the mail.</summary>
    private static string Rules(Judged one) => string.Join(", ", one.Report.Assessment.Findings
        .Where(f => f.Weight != 0)
        .Select(f => Tables.Invariant($"{f.Rule.Id}@{string.Join('+', f.Lines)}={f.Weight}")));
}
