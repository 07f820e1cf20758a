namespace ForgeryCheck.Reports;

/// <summary>The findings in plain words, what could not be tested, the DNS answers, and notes.</summary>
internal sealed class HtmlFindings(HtmlPage page, HtmlProse prose, HtmlFrame frame)
{
    private readonly HtmlEvidence _evidence = new(page);
    private readonly HashSet<string> _shown = [];

    internal void Write(Report report)
    {
        _shown.Clear();
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
                WriteSign(report, finding);
            }
        }

        WriteList("Suppressed", SuppressionWords.Each(report));
        WriteList("Not tested", FindingWords.NotTested(report, frame.Lookups));
        WriteList("DNS queries", report.Dns.Select(FindingWords.Answer));
        WriteList("Notes", report.Notes);
    }

    private void Write(Report report, Finding finding)
    {
        Begin(finding);
        page.Markup(" <span class=\"weight\">");
        prose.Words(FindingWords.Worth(report, finding));
        page.Markup("</span></p>\n<p>");
        prose.Value(finding.Message);
        page.Markup("</p>\n");
        if (FindingWords.Weighs(report, finding))
        {
            _evidence.Write(report, finding);
            WriteGenuine(finding);
        }

        if (FindingWords.Counted(report, finding) is { } counted)
        {
            page.Markup("<p class=\"soft\">").Text(counted).Markup("</p>\n");
        }

        End(finding);
    }

    // A sign that the copy was changed has no weight: what it means on a trusted line is stated in words.
    private void WriteSign(Report report, Finding finding)
    {
        Begin(finding);
        page.Markup("</p>\n<p>");
        prose.Value(finding.Message);
        page.Markup("</p>\n");
        _evidence.Write(report, finding);
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
            page.Markup($"<p class=\"soft\">{FindingWords.InnocentLabel(finding)} ");
            prose.Value(FindingWords.Innocent(finding));
            page.Markup("</p>\n");
        }

        page.Markup("</div>\n");
    }

    private void WriteGenuine(Finding finding)
    {
        // The same program is often at fault in several lines: its own is shown once.
        if (GenuineLines.Of(finding) is { } genuine && _shown.Add(genuine.Writer))
        {
            page.Markup("<p class=\"place\">What a genuine line of ").Value(genuine.Writer).Markup(" looks like, from a sample:</p>\n<code class=\"field genuine\">")
                .Text(genuine.Line).Markup("</code>\n");
        }

        if (GenuineLines.Expected(finding) is { } expected)
        {
            page.Markup("<p class=\"place\">Expected: <b>").Value(expected).Markup("</b></p>\n");
        }
    }

    private void WriteList(string heading, IEnumerable<string> items)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            page.Markup(isFirst ? $"<h3>{heading}</h3>\n<ul class=\"plain\">\n<li>" : "<li>");
            prose.Value(item);
            page.Markup("</li>\n");
            isFirst = false;
        }

        if (!isFirst)
        {
            page.Markup("</ul>\n");
        }
    }
}
