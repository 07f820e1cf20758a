namespace ForgeryCheck.Reports;

/// <summary>The findings in plain words, what could not be tested, the DNS answers, and notes.</summary>
internal sealed class HtmlFindings(HtmlPage page, HtmlFrame frame)
{
    internal void Write(Report report)
    {
        if (report.Assessment.Findings.Count > 0)
        {
            page.Markup("<h3>Findings</h3>\n");
            foreach (var finding in FindingWords.InOrder(report.Assessment.Findings))
            {
                Write(report, finding);
            }
        }

        if (report.Copy.Findings.Count > 0)
        {
            page.Markup("<h3>Signs that this copy was altered</h3>\n<p class=\"soft\">Not part of the score.</p>\n");
            foreach (var finding in report.Copy.Findings)
            {
                WriteSign(finding);
            }
        }

        WriteList("Suppressed", SuppressionWords.Each(report));
        WriteList("Not tested", FindingWords.NotTested(report));
        WriteList("DNS queries", report.Dns.Select(FindingWords.Answer));
        WriteList("Notes", report.Notes);
    }

    private void Write(Report report, Finding finding)
    {
        Begin(finding);
        page.Markup(" <span class=\"weight\">").Text(FindingWords.Worth(report, finding))
            .Markup("</span></p>\n<p>").Value(finding.Message).Markup("</p>\n");
        if (FindingWords.Counted(report, finding) is { } counted)
        {
            page.Markup("<p class=\"soft\">").Text(counted).Markup("</p>\n");
        }

        End(finding);
    }

    // A sign that the copy was changed has no weight: what it means on a trusted line is stated in words.
    private void WriteSign(Finding finding)
    {
        Begin(finding);
        page.Markup("</p>\n<p>").Value(finding.Message).Markup("</p>\n");
        if (finding.Rule.OnTrusted is { } meaning)
        {
            page.Markup("<p>").Text(meaning).Markup("</p>\n");
        }

        End(finding);
    }

    private void Begin(Finding finding)
    {
        page.Markup($"<div class=\"finding {ReportWords.Of(finding.Kind)}\">\n<p><b>");
        var name = $"{finding.Rule.Id} {finding.Rule.Name}";
        if (frame.RuleLink(finding.Rule.Id) is { } link)
        {
            page.Markup("<a href=\"").Text(link).Markup("\">").Text(name).Markup("</a>");
        }
        else
        {
            page.Text(name);
        }

        page.Markup("</b>, ").Text(ReportWords.Lines(finding.Lines));
    }

    private void End(Finding finding)
    {
        if (finding.Innocent.Count > 0)
        {
            page.Markup($"<p class=\"soft\">{FindingWords.InnocentLabel(finding)} ").Value(FindingWords.Innocent(finding)).Markup("</p>\n");
        }

        page.Markup("</div>\n");
    }

    private void WriteList(string heading, IEnumerable<string> items)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            page.Markup(isFirst ? $"<h3>{heading}</h3>\n<ul class=\"plain\">\n<li>" : "<li>").Value(item).Markup("</li>\n");
            isFirst = false;
        }

        if (!isFirst)
        {
            page.Markup("</ul>\n");
        }
    }
}
