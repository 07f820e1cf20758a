using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Reports whose every text is an attack on the reader's terminal, spreadsheet or browser.</summary>
internal static class HostileReports
{
    /// <summary>Each value alone, and one that has them all.</summary>
    internal static readonly string[] Values =
    [
        "\u001b]0;owned\u0007\u001b[31m\u009b2J",
        "invoice\u202Efdp.exe\u2066\u200F\u061C",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1-1",
        "-2+3",
        "<script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "'><img src=http://evil.example/>&amp;",
        "line one\r\nX-Injected: yes",
        "\t=1+1",
        "zero\u200Bwidth\uFEFF\u00AD\u2028\u2029",
        "broken \uD800 pair \uDC00",
        "nul \0 del \u007F",
        "{\"a\":\"\\\",b\n",
        "\U000E0041\U000E0042 tags and \u3164 filler",
        "\u001b]0;x\u202E=cmd|<script>\r\n\t\uDC00\u2028",
    ];

    internal static Report Of(string evil)
    {
        var rule = new RuleInfo(evil, evil, RuleFamily.Clock, FindingKind.Contradiction, evil);
        var bytes = Encoding.UTF8.GetBytes(" " + evil + "abcdefghijklmnopq");
        var message = new SampleMessage { Delay = double.NaN }
            .Add(HopStatus.HandOver, bytes).Add(HopStatus.Forged, bytes)
            .Add(HopStatus.Forged, Encoding.UTF8.GetBytes($" from {evil} ({evil} [192.0.2.1]) by {evil} with {evil} id {evil} for <{evil}>; {evil}"));

        // The first two lines are nothing but the value, in every field at once: worse than any parser would give.
        foreach (var hop in message.Hops.Take(2))
        {
            foreach (var field in Enum.GetValues<TraceField>())
            {
                hop.Line.Set(field, new TextSpan(1, bytes.Length - 18));
            }

            hop.Line.ForSpans = [new TextSpan(1, bytes.Length - 18), new TextSpan(1, bytes.Length - 18)];
            hop.Line.Kind = ReceivedKind.Smtp;
            hop.Line.Product = evil;
        }

        return new Report
        {
            Tool = new ToolInfo(evil, evil, evil),
            Source = evil,
            Sha256 = evil,
            Size = 1,
            MessageId = evil,
            From = evil,
            Subject = evil,
            Assessment = new Assessment(Verdict.Forged, double.NaN, double.PositiveInfinity, 0.05, 2,
            [
                new Finding { Rule = rule, Kind = FindingKind.Contradiction, Scope = FindingScope.Line, Lines = [2], Message = evil, Innocent = [evil, evil], Values = [new("evil", evil)], Weight = 3 },
                new Finding { Rule = rule, Kind = FindingKind.Anomaly, Scope = FindingScope.Joint, Lines = [1, 2], Message = evil },
            ]),
            BoundaryLine = 1,
            BoundaryReason = evil,
            HandOver = new HandOver(1, SampleReports.Address("203.0.113.7"), evil, evil, evil, DateTimeOffset.UnixEpoch) { RestsOn = evil, Unknown = evil },
            Header = message.Header(0, "Subject: " + evil, evil),
            Hops = message.Hops,
            Joints = [new Joint(1, JointMatch.Broken, evil), new Joint(2, JointMatch.Broken, evil)],
            NotTestable = [new NotTestable(evil, [], evil)],
            Dns = [new DnsAnswer(new DnsQuestion(evil, DnsType.Mx), DnsStatus.NoError, [evil], DateTimeOffset.UnixEpoch, evil)],
            Notes = [evil],
            Session = SampleSessions.Hostile(evil),
            Envelope = new(evil, [evil, evil]),
        };
    }
}
