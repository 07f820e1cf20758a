using System.Globalization;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Reports;

/// <summary>The second half of a text report: findings in plain words, what could not be tested, and what the DNS said.</summary>
internal sealed class TextFindings(TerminalPage page)
{
    private const int Most = 40;

    internal void Write(Report report)
    {
        if (report.Assessment.Findings.Count > 0)
        {
            Heading("Findings");
            foreach (var finding in InOrder(report.Assessment.Findings))
            {
                Write(finding);
            }
        }

        if (report.NotTestable.Count > 0)
        {
            Heading("Not tested");
            foreach (var why in report.NotTestable.GroupBy(n => n.Why))
            {
                Write(why);
            }
        }

        if (report.Dns.Count > 0)
        {
            Heading("Asked of the DNS");
            WriteDns(report);
        }

        if (report.Notes.Count > 0)
        {
            Heading("Notes");
            foreach (var note in report.Notes)
            {
                Item(page.Mail(note));
            }
        }
    }

    /// <summary>What speaks against the lines first, the weightiest on top; then what speaks for them; then notes.</summary>
    internal static IEnumerable<Finding> InOrder(IReadOnlyList<Finding> findings) => findings
        .OrderBy(f => f.Kind switch { FindingKind.Note => 2, FindingKind.Support => 1, _ => 0 })
        .ThenByDescending(f => Math.Abs(f.Weight));

    /// <summary>Whether a check waits for the reader to allow DNS.</summary>
    internal static bool WaitsForDns(string why) => why.Contains("DNS is off", StringComparison.OrdinalIgnoreCase);

    private void Write(Finding finding)
    {
        var ink = Ink.Of(finding.Kind);
        page.Margin(("    ", Ink.None))
            .Put("  ").Put(page.Glyphs.Of(finding.Kind), ink).Put(" ")
            .Flow(finding.Rule.Id, Ink.Bold).Flow($" {finding.Rule.Name}", Ink.Bold)
            .Flow($", {ReportWords.Lines(finding.Lines)}").End();
        page.Put("    ").Flow(VerbalScale.Say(finding), ink);
        if (finding.Kind != FindingKind.Note)
        {
            page.Flow(string.Create(CultureInfo.InvariantCulture, $" (weight {ReportWords.Weight(finding.Weight):+0.##;-0.##;0})"), Ink.Dim);
        }

        page.End().Put("    ").Flow(page.Mail(finding.Message)).End();
        if (finding.Innocent.Count > 0)
        {
            page.Put("    ").Flow(finding.Innocent.Count == 1 ? "Innocent explanation:" : "Innocent explanations:", Ink.Dim)
                .Flow(" " + page.Mail(string.Join("; ", finding.Innocent)), Ink.Dim).End();
        }
    }

    private void Write(IGrouping<string, NotTestable> why)
    {
        var rules = string.Join(", ", why.GroupBy(n => n.Rule).Select(rule =>
            rule.SelectMany(n => n.Lines).Distinct().Order().ToList() is { Count: > 0 } lines ? $"{rule.Key} on {ReportWords.Lines(lines)}" : rule.Key));
        Item((WaitsForDns(why.Key) ? "waits for DNS (--dns live): " : page.Mail(why.Key) + ": ") + page.Mail(rules));
    }

    private void WriteDns(Report report)
    {
        foreach (var answer in report.Dns.Take(Most))
        {
            var records = answer.Records.Count > 0 ? string.Join(", ", answer.Records) : "no record";
            var asked = answer.Resolver.Length > 0 ? $", {answer.Resolver}, {ReportTime.Plain(answer.At)}" : "";
            Item(page.Mail($"{answer.Question}: {records} ({ReportWords.Of(answer.Status)}{asked})"));
        }

        if (report.Dns.Count > Most)
        {
            Item(string.Create(CultureInfo.InvariantCulture, $"{report.Dns.Count - Most} more; JSON has them all"));
        }
    }

    private void Heading(string text) => page.End().Put("  " + text, Ink.Bold).End();

    private void Item(string safe) =>
        page.Margin(("    ", Ink.None)).Put("  ").Put(page.Glyphs.Note, Ink.Dim).Put(" ").Flow(safe).End();
}
