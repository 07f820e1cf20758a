using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>The second half of a text report: the findings in plain words, what could not be tested, and the DNS answers.</summary>
/// <param name="page">Where it goes.</param>
/// <param name="lookups">How the reader asks for lookups in the DNS; null if that is not possible.</param>
internal sealed class TextFindings(TerminalPage page, string? lookups)
{
    private const int Most = 40;

    internal void Write(Report report)
    {
        if (report.Assessment.Findings.Count > 0)
        {
            Heading("Findings");
            foreach (var finding in FindingWords.InOrder(report.Assessment.Findings))
            {
                Write(report, finding);
            }
        }

        if (report.Copy.Findings.Count > 0)
        {
            Heading("Signs that this copy was altered (not part of the score)");
            foreach (var finding in report.Copy.Findings)
            {
                WriteSign(finding);
            }
        }

        WriteList("Suppressed", SuppressionWords.Each(report));
        WriteList("Not tested", FindingWords.NotTested(report, lookups));
        WriteList("DNS queries", report.Dns.Take(Most).Select(FindingWords.Answer));
        if (report.Dns.Count > Most)
        {
            Item(string.Create(CultureInfo.InvariantCulture, $"{report.Dns.Count - Most} more; the JSON report has them all"));
        }

        WriteList("Notes", report.Notes);
    }

    private void Write(Report report, Finding finding)
    {
        WriteName(finding);
        page.Put("    ").Flow(FindingWords.Worth(report, finding), Ink.Of(finding.Kind)).End();
        page.Put("    ").Flow(page.Mail(finding.Message)).End();
        if (FindingWords.Counted(report, finding) is { } counted)
        {
            page.Put("    ").Flow(counted, Ink.Dim).End();
        }

        WriteInnocent(finding);
    }

    // A sign that the copy was changed has no weight: what it means on a trusted line is stated in words.
    private void WriteSign(Finding finding)
    {
        WriteName(finding);
        page.Put("    ").Flow(page.Mail(finding.Message)).End();
        if (finding.Rule.OnTrusted is { } meaning)
        {
            page.Put("    ").Flow(meaning).End();
        }

        WriteInnocent(finding);
    }

    private void WriteName(Finding finding) => page.Margin(("    ", Ink.None))
        .Put("  ").Put(page.Glyphs.Of(finding.Kind), Ink.Of(finding.Kind)).Put(" ")
        .Flow(page.Mail($"{finding.Rule.Id} {finding.Rule.Name}"), Ink.Bold)
        .Flow($", {ReportWords.Lines(finding.Lines)}").End();

    private void WriteInnocent(Finding finding)
    {
        if (finding.Innocent.Count > 0)
        {
            page.Put("    ").Flow(FindingWords.InnocentLabel(finding), Ink.Dim)
                .Flow(" " + page.Mail(FindingWords.Innocent(finding)), Ink.Dim).End();
        }
    }

    private void WriteList(string heading, IEnumerable<string> items)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (isFirst)
            {
                Heading(heading);
                isFirst = false;
            }

            Item(item);
        }
    }

    private void Heading(string text) => page.End().Put("  " + text, Ink.Bold).End();

    private void Item(string text) =>
        page.Margin(("    ", Ink.None)).Put("  ").Put(page.Glyphs.Note, Ink.Dim).Put(" ").Flow(page.Mail(text)).End();
}
