using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Reports made by hand, one of each kind that a writer has to cope with.</summary>
internal static class SampleReports
{
    internal static readonly RuleInfo QueueIdClock = new(
        "FC301", "queue-id-clock", RuleFamily.Identifiers, FindingKind.Contradiction, "A queue id tells another time than its line.");

    internal static readonly RuleInfo BrokenJoint = new(
        "FC104", "broken-joint", RuleFamily.Continuity, FindingKind.Anomaly, "Two lines do not join.");

    internal static readonly RuleInfo HiddenRecipient = new(
        "FC502", "recipient-only-in-envelope", RuleFamily.Envelope, FindingKind.Note, "A recipient stands in the envelope only.");

    internal static readonly RuleInfo Confirmed = new(
        "FC210", "reverse-name-confirmed", RuleFamily.Consistency, FindingKind.Support, "The name leads back to the address.");

    internal static readonly Reporter Reporter = new("Größe & Söhne Postmaster", "postmaster@example.org");

    /// <summary>A clock that stands still.</summary>
    internal static readonly TimeProvider Clock = new StoppedClock();

    private static readonly ToolInfo Tool = new("forgerycheck", "0.1.0", "5d41402abc4b2a76");

    /// <summary>Five lines: trusted, hand-over, claimed, and two that look invented, with time running backwards.</summary>
    internal static Report Forged()
    {
        var message = new SampleMessage()
            .Add(HopStatus.Trusted, " from mx.example.org (mx.example.org [192.0.2.10])\r\n\tby imap.example.org (Postfix) with ESMTPS id 4VTzQk1Yb2z9sW\r\n\tfor <anna@example.org>; Wed, 1 May 2024 12:00:05 +0200 (CEST)")
            .Add(HopStatus.HandOver, " from Mail.Bank.Example. (dsl-7.isp.example [203.0.113.7])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\tby MX.example.org (Postfix) with ESMTPS id 4VTzQh3Xc1z9sV\r\n\tfor <anna@example.org>; Wed, 1 May 2024 10:00:03 +0000 (UTC)")
            .Add(HopStatus.Claimed, " from relay.bank.example (relay.bank.example [198.51.100.25])\r\n\tby mail.bank.example (8.17.1/8.17.1) with ESMTP id 441A04Vf012345;\r\n\tWed, 1 May 2024 03:00:44 -0700")
            .Add(HopStatus.Forged, " from bank-core ([IPv6:2001:DB8::25]) by gate.invalid.example\r\n\twith ESMTP id g33E5BPh029914; Wed, 1 May 2024 09:59:58 +0000")
            .Add(HopStatus.Forged, " from unknown by bank-core with HTTP; Tue, 30 Apr 2024 06:12:00 -0700 (PDT)");

        return new Report
        {
            Tool = Tool,
            Source = "mail.mbox#17",
            Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            Size = 4711,
            MessageId = "20240501.4711@bank.example",
            From = "\"Bieberdorf Bank\" <service@bank.example>",
            Subject = "Ihr Konto: Grüße & <wichtige> Änderung",
            Date = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.FromHours(2)),
            Assessment = new Assessment(Verdict.Forged, 99.234, 3.4, 0.05, 4, ForgedFindings()),
            Client = new Answer(AnswerState.Contradicted, 71.234, 1.67, [OtherName]) { Of = "a customer of isp.example, by the name dsl-7.isp.example of its address (recorded then and confirmed)" },
            Author = new Answer(AnswerState.Open, 5, 0, []) { Of = "bank.example" },
            BoundaryLine = 2,
            BoundaryReason = "line 2 was written by mx.example.org, which --trust names",
            HandOver = new HandOver(2, Address("203.0.113.7"), "dsl-7.isp.example", "Mail.Bank.Example.", "MX.example.org", message.Hops[1].Line.Date.Time)
            {
                RestsOn = "address 203.0.113.7, recorded by mx.example.org in line 2; that line is believed because its server is declared as yours",
            },
            Hops = message.Hops,
            Joints =
            [
                new Joint(1, JointMatch.ReverseName, "mx.example.org wrote line 2 and is the client of line 1"),
                new Joint(2, JointMatch.Name, "mail.bank.example is only what the client of line 2 called itself"),
                new Joint(3, JointMatch.Broken, "line 4 was written by gate.invalid.example, line 3 got the mail from relay.bank.example [198.51.100.25]"),
                new Joint(4, JointMatch.Name, "bank-core is only what the client of line 4 called itself"),
            ],
            Header = message.Header(
                3, "From: \"Bieberdorf Bank\" <service@bank.example>", "To: anna@example.org", "Subject: =?utf-8?Q?Ihr_Konto:_Gr=C3=BC=C3=9Fe_&_=3Cwichtige=3E_=C3=84nderung?=",
                "Date: Wed, 1 May 2024 12:00:00 +0200", "Message-ID: <20240501.4711@bank.example>", "Content-Type: multipart/alternative; boundary=\"=_1\""),
            HeaderOffset = 3,
            NotTestable =
            [
                new NotTestable("FC203", [2], "DNS is off"),
                new NotTestable("FC204", [2, 3], "DNS is off"),
                new NotTestable("FC301", [1], "the id's form is not known"),
            ],
            Dns =
            [
                new DnsAnswer(
                    new DnsQuestion("7.113.0.203.in-addr.arpa", DnsType.Ptr), DnsStatus.NoError, ["dsl-7.isp.example"],
                    new DateTimeOffset(2024, 5, 2, 8, 0, 0, 250, TimeSpan.Zero), "127.0.0.1:5353"),
                new DnsAnswer(new DnsQuestion("mail.bank.example", DnsType.A), DnsStatus.NotAsked, [], DateTimeOffset.UnixEpoch, ""),
            ],
            Notes = ["the message begins with a byte-order mark"],
        };
    }

    /// <summary>One line, nothing found, hardly anything known.</summary>
    internal static Report Consistent()
    {
        var message = new SampleMessage()
            .Add(HopStatus.HandOver, " from mail.example.net (mail.example.net [198.51.100.4]) by mx.example.org with ESMTP; Mon, 3 Jun 2024 08:00:00 +0000")
            .Add(HopStatus.Claimed, " (qmail 4711 invoked by uid 1000); 3 Jun 2024 07:59:58 -0000");
        return new Report
        {
            Tool = Tool,
            Source = "letter.eml",
            Sha256 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
            Size = 812,
            Assessment = new Assessment(Verdict.Consistent, 4.9, 0, 0.05, null, []),
            BoundaryLine = 1,
            BoundaryReason = "line 1 is the top one",
            HandOver = new HandOver(1, Address("198.51.100.4"), "mail.example.net", "mail.example.net", "mx.example.org", message.Hops[0].Line.Date.Time)
            {
                RestsOn = "address 198.51.100.4, recorded by mx.example.org in line 1; that line is believed because line 1 is always the receiving system's",
            },
            Hops = message.Hops,
            Header = message.Header(0),
            Joints = [new Joint(1, JointMatch.NotTestable, "line 2 names no host")],
        };
    }

    /// <summary>No Received line at all.</summary>
    internal static Report Untestable() => new()
    {
        Tool = Tool,
        Source = "-",
        Sha256 = "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13",
        Size = 12,
        Assessment = new Assessment(Verdict.Untestable, 5, 0, 0.05, null, []),
        BoundaryReason = "there is no Received line",
    };

    /// <summary>A message that the listener took itself.</summary>
    internal static Report Listened() => Consistent() with
    {
        Source = SampleSessions.Full.Id,
        BoundaryReason = "line 1 was written by this listener",
        Session = SampleSessions.Full,
        Envelope = new("bounce=1@example.net", ["anna@example.org", "Gr\u00fc\u00dfe@example.org"]),
    };

    internal static HostAddress Address(string text) =>
        HostAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);

    private static Finding OtherName { get; } = new()
    {
        Rule = new RuleInfo("FC201", "helo-and-reverse-name-disagree", RuleFamily.Consistency, FindingKind.Anomaly, "Two names"),
        Kind = FindingKind.Anomaly,
        Scope = FindingScope.Chain,
        Lines = [2],
        Weight = 1.67,
        Message = "By line 2 the client called itself Mail.Bank.Example., and its address has the name dsl-7.isp.example.",
    };

    private static Finding[] ForgedFindings() =>
    [
        new Finding
        {
            Rule = HiddenRecipient, Kind = FindingKind.Note, Scope = FindingScope.Chain, Lines = [],
            Message = "The mail was delivered to anna@example.org, which no header names (a Bcc recipient or a list).",
        },
        new Finding
        {
            Rule = BrokenJoint, Kind = FindingKind.Anomaly, Scope = FindingScope.Joint, Lines = [3, 4], Weight = 0.45,
            Message = "Line 3 says the mail came from relay.bank.example, but line 4 was written by gate.invalid.example.",
            Innocent = ["A host has several names.", "A relay wrote no line."],
            Values = [new("client", "relay.bank.example"), new("server", "gate.invalid.example")],
        },
        new Finding
        {
            Rule = QueueIdClock, Kind = FindingKind.Contradiction, Scope = FindingScope.Line, Lines = [4], Weight = 3.04,
            Message = "The id g33E5BPh029914 says 3 April 2002 14:05:11 UTC, the line says 1 May 2024 09:59:58 UTC.",
            Innocent = ["The host's clock was wrong by 22 years."],
            Values = [new("idTime", "2002-04-03T14:05:11Z"), new("lineTime", "2024-05-01T09:59:58Z")],
            Start = 711, Length = 14,
        },
        new Finding
        {
            Rule = Confirmed, Kind = FindingKind.Support, Scope = FindingScope.Line, Lines = [3], Weight = -0.1,
            Message = "relay.bank.example leads back to 198.51.100.25.",
        },
    ];

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 6, 4, 9, 30, 0, TimeSpan.Zero);
    }
}
