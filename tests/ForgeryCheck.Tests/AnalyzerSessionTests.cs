using System.Text;
using ForgeryCheck.Findings;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Tests.Reports;

namespace ForgeryCheck.Tests;

/// <summary>A message that the listener took, from the front door to the report.</summary>
public sealed class AnalyzerSessionTests
{
    private const string Mail =
        "Received: from gate.example.net\r\n\t(gate.example.net [198.51.100.23])\r\n\tby mx.example.org (ForgeryCheck) with ESMTP id FC1;\r\n\tWed, 1 May 2024 10:00:05 +0000\r\n"
        + "Received: from desk4.example.net (desk4.example.net [198.51.100.40]) by gate.example.net (Postfix) with ESMTPS id 6A02C11F40; Wed, 1 May 2024 09:59:42 +0000\r\n"
        + "From: a@example.net\r\n\r\ntext\r\n";

    [Fact]
    public async Task TheReportTellsOfTheSession()
    {
        var session = SampleSessions.Least with { Id = "FC1" };
        var envelope = new ForgeryCheck.Messages.Envelope("a@example.net", ["b@example.org"]);

        var report = await Analyze(session, envelope);

        Assert.Same(session, report.Session);
        Assert.Same(envelope, report.Envelope);
        Assert.Equal((1, "198.51.100.23"), (report.BoundaryLine, report.HandOver?.Address.ToString()));
        Assert.Equal("line 1 was written by this listener, which saw the client itself", report.BoundaryReason);
    }

    [Fact]
    public async Task WhatWasWrongOnTheWireIsShownAndCountsNothing()
    {
        var session = SampleSessions.Least with { Id = "FC1" };
        var all = session with { Wire = [.. Enum.GetValues<WireFactKind>().Select(kind => new WireFact(kind, 1))] };

        var (clean, dirty) = (await Analyze(session, null), await Analyze(all, null));

        Assert.Equal(all.Wire.Count, dirty.Assessment.Findings.Count(f => f.Rule.Family == RuleFamily.Session));
        Assert.Equal((clean.Assessment.Verdict, clean.Assessment.Score), (dirty.Assessment.Verdict, dirty.Assessment.Score));
    }

    private static async Task<Report> Analyze(SessionFacts session, ForgeryCheck.Messages.Envelope? envelope)
    {
        await using var stream = new MemoryStream(Encoding.ASCII.GetBytes(Mail));
        var read = MailReader.ReadMessage(stream, "FC1");
        return await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(new MailMessage
        {
            Source = read.Source,
            Size = read.Size,
            Sha256 = read.Sha256,
            Header = read.Header,
            Session = session,
            Envelope = envelope,
        });
    }
}
