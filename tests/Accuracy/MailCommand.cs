using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Sections;

namespace ForgeryCheck.Accuracy;

/// <summary>Runs the analyzer over labelled mailboxes and says how right it is.</summary>
internal static class MailCommand
{
    private const string Batch = "--batch";

    internal static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        var outcome = Outcome.Of(Corpus.Read([.. paths.Where(p => p != Batch)], batch: paths.Contains(Batch)));
        SetsSection.Write(output, outcome);
        output.WriteLine();
        LabelledSection.Write(output, outcome);
        output.WriteLine();
        LinesSection.Write(output, outcome);
        output.WriteLine();
        HitsSection.Write(output, outcome);
        foreach (var (half, recall) in outcome.Recalls)
        {
            output.WriteLine();
            foreach (var one in recall.FalseAlarms.Concat(recall.ForgedHam))
            {
                output.WriteLine(Tables.Invariant($"{Tables.Name(half)}, false alarm: {one.Mailbox}#{one.Index}: {Rules(one)}"));
            }

            foreach (var one in recall.Missed)
            {
                output.WriteLine(Tables.Invariant($"{Tables.Name(half)}, missed: {one.Mailbox}#{one.Index} from line {one.Truth?.FromLine}: {one.Report.Assessment.Verdict}, boundary {one.Report.BoundaryLine} of {one.Report.Hops.Count}, {Rules(one)}"));
            }
        }

        return 0;
    }

    /// <summary>Which rules fired where: what a person needs to look into a case, without a word of the mail.</summary>
    private static string Rules(Judged one) => string.Join(", ", one.Report.Assessment.Findings
        .Where(f => f.Weight != 0)
        .Select(f => Tables.Invariant($"{f.Rule.Id}@{string.Join('+', f.Lines)}={f.Weight}")));
}
