using System.Globalization;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>The tables that are printed and that ACCURACY.md is made of: Markdown, aggregates only.</summary>
internal static class Tables
{
    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static string Percent(long part, long whole) => whole == 0 ? "-" : Invariant($"{100.0 * part / whole:F2} %");

    internal static void Sets(TextWriter output, IReadOnlyDictionary<string, Tally> sets)
    {
        output.WriteLine("| set | messages | forged | suspicious | consistent | untestable | forged % | suspicious % |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var (name, t) in sets)
        {
            output.WriteLine(Invariant($"| {name} | {t.Messages} | {t.Of(Verdict.Forged)} | {t.Of(Verdict.Suspicious)} | {t.Of(Verdict.Consistent)} | {t.Of(Verdict.Untestable)} | {Percent(t.Of(Verdict.Forged), t.Messages)} | {Percent(t.Of(Verdict.Suspicious), t.Messages)} |"));
        }
    }

    /// <summary>How the sets fall into the halves, and how many kinds of mail that is.</summary>
    internal static void Split(TextWriter output, Corpus corpus)
    {
        output.WriteLine("| set | groups | largest group | fit: messages | with claimed lines | labelled forged | test: messages | with claimed lines | labelled forged |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var set in corpus.Sets)
        {
            var all = corpus.Mail.Where(one => one.Set == set).ToList();
            var groups = all.GroupBy(one => one.Group).Select(group => group.Count()).ToList();
            output.WriteLine(Invariant($"| {set} | {groups.Count} | {groups.Max()} | {Half(Purpose.Fit)} | {Half(Purpose.Test)} |"));

            string Half(Purpose half)
            {
                var part = all.Where(one => one.Half == half).ToList();
                return Invariant($"{part.Count} | {part.Count(one => one.HasTail)} | {part.Count(one => one.Truth is { Forged: true })}");
            }
        }
    }

    internal static void Kinds(TextWriter output, IReadOnlyDictionary<string, Tally> sets)
    {
        output.WriteLine("| set | Received lines | smtp | local | web | unparsed | unparsed % |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (name, t) in sets)
        {
            output.WriteLine(Invariant($"| {name} | {t.Lines} | {t.Of(ReceivedKind.Smtp)} | {t.Of(ReceivedKind.Local)} | {t.Of(ReceivedKind.Web)} | {t.Of(ReceivedKind.Unparsed)} | {Percent(t.Of(ReceivedKind.Unparsed), t.Lines)} |"));
        }
    }

    internal static void Labelled(TextWriter output, Recall recall)
    {
        output.WriteLine("| labelled | messages | forged | forged or suspicious | exact line |");
        output.WriteLine("|---|---|---|---|---|");
        output.WriteLine(Invariant($"| forged | {recall.Forgeries} | {recall.Detected} ({Percent(recall.Detected, recall.Forgeries)}) | {recall.Suspected} ({Percent(recall.Suspected, recall.Forgeries)}) | {recall.ExactLine} of {recall.WithLine} |"));
        output.WriteLine(Invariant($"| genuine | {recall.Genuine} | {recall.FalseAlarms.Count} ({Percent(recall.FalseAlarms.Count, recall.Genuine)}) | | |"));
    }

    internal static void Levels(TextWriter output, IReadOnlyDictionary<string, Recall> levels)
    {
        output.WriteLine("| level | messages | forged | forged or suspicious | exact line of all | false alarms |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var (level, r) in levels)
        {
            output.WriteLine(r.Forgeries > 0
                ? Invariant($"| {level} | {r.Forgeries} | {Percent(r.Detected, r.Forgeries)} | {Percent(r.Suspected, r.Forgeries)} | {Percent(r.ExactLine, r.Forgeries)} | |")
                : Invariant($"| {level} | {r.Genuine} | | | | {r.FalseAlarms.Count} ({Percent(r.FalseAlarms.Count, r.Genuine)}) |"));
        }
    }

    /// <summary>Rule by rule, the messages in which it fired, in percent of a set's messages.</summary>
    internal static void Hits(TextWriter output, IReadOnlyDictionary<string, Tally> sets)
    {
        output.WriteLine("| rule | " + string.Join(" | ", sets.Keys) + " |");
        output.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---|", sets.Count)));
        foreach (var rule in sets.Values.SelectMany(t => t.Hits.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine($"| {rule} | " + string.Join(" | ", sets.Values.Select(t =>
                t.Hits.TryGetValue(rule, out var hits) ? Invariant($"{hits} ({Percent(hits, t.Messages)})") : "")) + " |");
        }
    }
}
