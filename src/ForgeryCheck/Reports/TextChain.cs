using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>Draws the chain of hops from top to bottom, with the place where trust ends.</summary>
internal sealed class TextChain(TerminalPage page)
{
    private const int Indent = 9;
    private const int First = 40;
    private const int Last = 10;

    internal void Draw(Report report)
    {
        var bar = new DelayBar(report.Hops);
        var narrow = page.Width < 76;
        page.Put("    line  time (UTC)             delay", Ink.Dim)
            .Put(narrow ? "" : $"   back{page.Glyphs.Axis}forth   written by", Ink.Dim).End();
        if (report.BoundaryLine is null)
        {
            DrawTrustEnd("no line here can be trusted: all may be forged");
        }

        var hidden = 0;
        foreach (var hop in report.Hops)
        {
            // Hundreds of lines of a loop would bury what matters.
            if (!IsShown(report, hop.Number))
            {
                hidden++;
                continue;
            }

            if (hidden > 0)
            {
                page.Put("  ").Put(page.Glyphs.Gap)
                    .Put(string.Create(CultureInfo.InvariantCulture, $"      {hidden} {(hidden == 1 ? "line is" : "lines are")} omitted here; the JSON report has them all"), Ink.Dim).End();
                hidden = 0;
            }

            DrawHop(report, hop, bar, narrow);
            DrawBelow(report, hop);
        }
    }

    private static bool IsShown(Report report, int line) =>
        line <= First || line > report.Hops.Count - Last
        || Math.Abs(line - (report.BoundaryLine ?? 1)) <= 1 || Math.Abs(line - (report.Assessment.ForgedFromLine ?? 1)) <= 1;

    private void DrawHop(Report report, Hop hop, DelayBar bar, bool narrow)
    {
        // The lowest hop has no connection below.
        var margin = hop.Number == report.Hops.Count ? " " : Bond(report, hop.Number);
        var ink = Ink.Of(hop.Status);
        page.Margin(("  " + margin + new string(' ', Indent - 3), Ink.Dim))
            .Put("  ").Put(page.Glyphs.Of(hop.Status), ink)
            .Put(hop.Number.ToString(CultureInfo.InvariantCulture).PadLeft(5), Ink.Bold)
            .Put("  ").Put(hop.Line.Date.Time is { } time ? ReportTime.Clock(time) : "no readable time   ")
            .Put(" ");

        var delay = hop.DelaySeconds;
        var delayInk = delay < 0 ? Ink.BoldRed : Ink.None;
        page.Put((delay is { } seconds ? ReportTime.Delay(seconds) : "").PadLeft(8), delayInk);
        if (!narrow)
        {
            page.Put(" ").Put(bar.Left(delay, page.Glyphs), Ink.BoldRed).Put(page.Glyphs.Axis, Ink.Dim).Put(bar.Right(delay, page.Glyphs), Ink.Cyan);
        }

        else
        {
            page.End().Put("  " + margin, Ink.Dim).Put(new string(' ', Indent - 5));
        }

        page.Flow("  " + page.Mail(HopWords.Server(hop), 300), Ink.Bold)
            .Flow("  " + HopWords.Status(hop.Status), ink).End();
        DrawClient(report, hop, margin);
    }

    private void DrawClient(Report report, Hop hop, string margin)
    {
        page.Put("  " + margin, Ink.Dim).Put(new string(' ', Indent - 3)).Flow(page.Mail(HopWords.Client(hop), 600));
        foreach (var detail in HopWords.Details(hop.Line))
        {
            page.Flow(page.Glyphs.Dot.TrimEnd() + " " + page.Mail(detail, 200), Ink.Dim);
        }

        page.End();
        DrawFindings(margin, report.Assessment.Findings.Where(f => At(f, FindingScope.Line, hop)));
    }

    // A finding is shown once, at the first of its lines.
    private static bool At(Finding finding, FindingScope scope, Hop hop) =>
        finding.Scope == scope && finding.Lines.Count > 0 && finding.Lines[0] == hop.Number;

    // Below a hop: where trust ends, and a broken joint.
    private void DrawBelow(Report report, Hop hop)
    {
        if (hop.Number == report.Hops.Count)
        {
            return;
        }

        var margin = Bond(report, hop.Number);
        page.Put("  " + margin, Ink.Dim).End();
        if (hop.Number == report.BoundaryLine)
        {
            var by = report.HandOver?.Address is { } address ? address.ToString() : "a client without an address";
            DrawTrustEnd($"trust ends here: everything below came from {by} and may be forged");
        }

        if (HopText.JointBelow(report, hop) is { Match: JointMatch.Broken } joint)
        {
            page.Margin(("  " + Bond(report, hop.Number + 1) + new string(' ', Indent - 3), Ink.Dim))
                .Put("  ").Put(page.Glyphs.BrokenBond, Ink.Yellow).Put(new string(' ', Indent - 3))
                .Flow(HopWords.DoNotJoin(report, hop) + page.Mail(joint.Why, 600), Ink.Yellow)
                .End();
        }

        DrawFindings(Bond(report, hop.Number + 1), report.Assessment.Findings.Where(f => At(f, FindingScope.Joint, hop)));
    }

    private void DrawFindings(string margin, IEnumerable<Finding> findings)
    {
        var isFirst = true;
        foreach (var finding in findings.Where(f => f.Kind is FindingKind.Contradiction or FindingKind.Anomaly))
        {
            if (isFirst)
            {
                page.Put("  " + margin, Ink.Dim).Put(new string(' ', Indent - 4));
                isFirst = false;
            }

            page.Flow($" {page.Glyphs.Of(finding.Kind)} " + page.Mail($"{finding.Rule.Id} {finding.Rule.Name}"), Ink.Of(finding.Kind));
        }

        if (!isFirst)
        {
            page.End();
        }
    }

    private void DrawTrustEnd(string text)
    {
        var glyphs = page.Glyphs;
        page.Margin(("         ", Ink.None)).Put("  ").Put(glyphs.TrustEnd + glyphs.DoubleRule + glyphs.DoubleRule, Ink.BoldCyan)
            .Flow(" " + text + " ", Ink.BoldCyan);
        page.Put(" ").Fill(glyphs.DoubleRule, page.Width, Ink.BoldCyan).End();
    }

    private string Bond(Report report, int line) => line <= (report.BoundaryLine ?? 0) ? page.Glyphs.Bond : page.Glyphs.LooseBond;
}
