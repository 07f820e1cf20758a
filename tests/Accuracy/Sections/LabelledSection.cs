using ForgeryCheck.Accuracy.Mail;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What a person labelled, and how it was judged.</summary>
internal static class LabelledSection
{
    internal static void Write(TextWriter output, Outcome outcome)
    {
        output.WriteLine("| labelled | half | messages | forged | forged or suspicious | exact line | SpamAssassin |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (half, recall) in outcome.Recalls)
        {
            output.WriteLine(Invariant($"| forged | {Name(half)} | {recall.Forgeries} | {recall.Detected} ({Percent(recall.Detected, recall.Forgeries)}) | {recall.Suspected} ({Percent(recall.Suspected, recall.Forgeries)}) | {recall.ExactLine} of {recall.WithLine} | {recall.Trails} ({Percent(recall.Trails, recall.Forgeries)}) |"));
        }

        foreach (var (half, recall) in outcome.Recalls)
        {
            output.WriteLine(Invariant($"| genuine | {Name(half)} | {recall.Genuine} | {recall.FalseAlarms.Count} ({Percent(recall.FalseAlarms.Count, recall.Genuine)}) | | | |"));
        }
    }
}
