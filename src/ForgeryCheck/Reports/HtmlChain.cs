using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>The chain of hops as a list, newest first, with their times to scale beside it.</summary>
internal sealed class HtmlChain(HtmlPage page, HtmlProse prose)
{
    internal void Write(Report report)
    {
        var lane = new HtmlTimeLane(page, report.Hops);
        page.Markup("<h3>Chain, newest line first</h3>\n");
        lane.WriteLegend(prose);
        page.Markup(lane.HasPicture ? "<ol class=\"chain\">\n" : "<ol class=\"chain timeless\">\n");
        if (report.BoundaryLine is null)
        {
            page.Markup("<li class=\"trust-end\">No line here can be trusted: all may be forged.</li>\n");
        }

        for (var i = 0; i < report.Hops.Count; i++)
        {
            WriteHop(report, i, lane);
            WriteBelow(report, i, lane);
        }

        page.Markup("</ol>\n");
    }

    private void WriteHop(Report report, int index, HtmlTimeLane lane)
    {
        var hop = report.Hops[index];
        var isForged = hop.Status == HopStatus.Forged;

        // "forged" is already the class of a verdict.
        var status = isForged ? "fake" : ReportWords.Of(hop.Status);
        page.Markup($"<li class=\"hop {status}\">\n");
        page.Markup(string.Create(CultureInfo.InvariantCulture, $"<div class=\"row\"><b>{hop.Number}</b> "))
            .Element("span", "mono", hop.Line.Date.Time is { } time ? ReportTime.Plain(time) : "no readable time");
        if (hop.DelaySeconds is { } delay)
        {
            page.Markup(delay < 0 ? " <span class=\"delay mono back\"><span class=\"sign\">◀</span> " : " <span class=\"delay mono\">")
                .Text(ReportTime.Delay(delay)).Markup("</span>");
        }

        page.Markup(" ").Markup(isForged ? "<s class=\"host\">" : "<span class=\"host\">").Text(HopWords.Server(hop), 300).Markup(isForged ? "</s>" : "</span>")
            .Markup(" <span class=\"status\">");
        prose.Words(HopWords.Status(hop.Status));
        page.Markup("</span></div>\n");
        lane.Write(index);
        page.Markup("<div class=\"client\">").Markup(isForged ? "<s>" : "").Value(HopWords.Client(hop), 600);
        foreach (var detail in HopWords.Details(hop.Line))
        {
            page.Markup(" <span class=\"soft\">· ").Value(detail, 300).Markup("</span>");
        }

        page.Markup(isForged ? "</s></div>\n" : "</div>\n");
        WriteTags(report.Assessment.Findings, FindingScope.Line, hop.Number);
        page.Markup(string.Create(
                CultureInfo.InvariantCulture,
                $"<details class=\"raw\"><summary>as written, {HopText.FieldLength(hop)} bytes from {report.HeaderOffset + hop.Field.Start}</summary><code>"))
            .Text(HopText.Raw(hop), 20_000).Markup("</code></details>\n</li>\n");
    }

    private void WriteBelow(Report report, int index, HtmlTimeLane lane)
    {
        var hop = report.Hops[index];
        if (hop.Number == report.Hops.Count)
        {
            return;
        }

        if (hop.Number == report.BoundaryLine)
        {
            page.Markup("<li class=\"trust-end\">");
            lane.WriteThrough(index);
            prose.Words("Trust ends here");
            page.Text(": everything below came from ").Value(report.HandOver?.Address?.ToString() ?? "a client without an address").Markup(" and may be forged.</li>\n");
        }

        if (HopText.JointBelow(report, hop) is { Match: JointMatch.Broken } joint)
        {
            page.Markup("<li class=\"gap\">");
            lane.WriteThrough(index);
            page.Text("✕ ");
            prose.Words(HtmlSummary.Capital(HopWords.DoNotJoin(report, hop)));
            page.Value(joint.Why, 600).Markup(" ");
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
}
