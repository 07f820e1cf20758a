using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Trace;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>How many lines of which kind there are, and how many could not be read.</summary>
internal static class LinesSection
{
    internal static void Write(TextWriter output, Outcome outcome)
    {
        output.WriteLine("| set | Received lines | smtp | local | web | unparsed | unparsed % |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (name, halves) in outcome.BySet())
        {
            var lines = halves.Sum(t => t.Lines);
            long Sum(ReceivedKind kind) => halves.Sum(t => t.Of(kind));
            output.WriteLine(Invariant($"| {name} | {lines} | {Sum(ReceivedKind.Smtp)} | {Sum(ReceivedKind.Local)} | {Sum(ReceivedKind.Web)} | {Sum(ReceivedKind.Unparsed)} | {Percent(Sum(ReceivedKind.Unparsed), lines)} |"));
        }
    }
}
