using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>The chain of hops as a list along a line, with delays as bars about an axis.</summary>
internal sealed class HtmlChain(HtmlPage page)
{
    internal void Write(Report report)
    {
        var bar = new DelayBar(report.Hops);
        page.Markup("<h3>Chain, newest line first</h3>\n<ol class=\"chain\">\n");
        if (report.BoundaryLine is null)
        {
            page.Markup("<li class=\"trust-end\">No line here can be trusted: all may be forged.</li>\n");
        }

        foreach (var hop in report.Hops)
        {
            WriteHop(report, hop, bar);
            WriteBelow(report, hop);
        }

        page.Markup("</ol>\n");
    }

    private void WriteHop(Report report, Hop hop, DelayBar bar)
    {
        // "forged" is already the class of a verdict.
        var status = hop.Status == HopStatus.Forged ? "fake" : ReportWords.Of(hop.Status);
        page.Markup(string.Create(CultureInfo.InvariantCulture, $"<li class=\"hop {status}\">\n<div class=\"row\"><b>{hop.Number}</b> "))
            .Element("span", "mono", hop.Line.Date.Time is { } time ? ReportTime.Plain(time) : "no readable time")
            .Markup(hop.DelaySeconds < 0 ? " <span class=\"delay mono back\">" : " <span class=\"delay mono\">")
            .Text(hop.DelaySeconds is { } delay ? ReportTime.Delay(delay) : "").Markup("</span> ");
        WriteBar(bar.Length(hop.DelaySeconds));
        page.Markup(" ").Element("span", "host", HopWords.Server(hop), 300)
            .Markup(" ").Element("span", "status", HopWords.Status(hop.Status)).Markup("</div>\n<div>").Value(HopWords.Client(hop), 600);
        foreach (var detail in HopWords.Details(hop.Line))
        {
            page.Markup(" <span class=\"soft\">· ").Value(detail, 300).Markup("</span>");
        }

        page.Markup("</div>\n");
        WriteTags(report.Assessment.Findings, FindingScope.Line, hop.Number);
        page.Markup(string.Create(
                CultureInfo.InvariantCulture,
                $"<details class=\"raw\"><summary>as written, {HopText.FieldLength(hop)} bytes from {report.HeaderOffset + hop.Field.Start}</summary><code>"))
            .Text(HopText.Raw(hop), 20_000).Markup("</code></details>\n</li>\n");
    }

    private void WriteBelow(Report report, Hop hop)
    {
        if (hop.Number == report.Hops.Count)
        {
            return;
        }

        if (hop.Number == report.BoundaryLine)
        {
            page.Markup("<li class=\"trust-end\">Trust ends here: everything below came from ")
                .Value(report.HandOver?.Address?.ToString() ?? "a client without an address").Markup(" and may be forged.</li>\n");
        }

        if (HopText.JointBelow(report, hop) is { Match: JointMatch.Broken } joint)
        {
            page.Markup("<li class=\"gap\">✕ ").Text(HtmlReportWriter.Capital(HopWords.DoNotJoin(report, hop))).Value(joint.Why, 600).Markup(" ");
            WriteTags(report.Assessment.Findings, FindingScope.Joint, hop.Number);
            page.Markup("</li>\n");
        }
    }

    private void WriteTags(IReadOnlyList<Finding> findings, FindingScope scope, int line)
    {
        foreach (var finding in findings)
        {
            if (finding.Scope == scope && finding.Lines.Count > 0 && finding.Lines[0] == line
                && finding.Kind is FindingKind.Contradiction or FindingKind.Anomaly)
            {
                page.Element("span", "tag " + ReportWords.Of(finding.Kind), $"{finding.Rule.Id} {finding.Rule.Name}").Markup("\n");
            }
        }
    }

    private void WriteBar(double length)
    {
        const int axis = 60;
        var width = Math.Round(Math.Abs(length) * 56, 1);
        page.Markup("<svg viewBox=\"0 0 120 12\" aria-hidden=\"true\"><line class=\"axis\" x1=\"60\" y1=\"0\" x2=\"60\" y2=\"12\"/>");
        if (length > 0)
        {
            page.Markup(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"ahead\" x=\"{axis + 1}\" y=\"3\" width=\"{width}\" height=\"6\" rx=\"1\"/>"));
        }
        else if (length < 0)
        {
            // An arrow, which shows the direction without colour too.
            var tip = Math.Round(axis - 1 - Math.Max(width, 7), 1);
            page.Markup(string.Create(CultureInfo.InvariantCulture, $"<path class=\"behind\" d=\"M{tip} 6l6-5.5v3H{axis - 1}v5H{tip + 6}v3z\"/>"));
        }

        page.Markup("</svg>");
    }
}
