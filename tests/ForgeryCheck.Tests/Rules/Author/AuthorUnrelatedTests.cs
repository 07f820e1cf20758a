using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Rules.Author;

/// <summary>FC807: what it says of an author whom nothing else in the message knows depends on who answers for anyone at all.</summary>
public sealed class AuthorUnrelatedTests
{
    [Theory]
    [InlineData("spf=none smtp.mailfrom=turmeric.example", "unvouched", AnswerState.Contradicted)]
    [InlineData("spf=neutral smtp.mailfrom=turmeric.example; dkim=none; iprev=pass policy.iprev=203.0.113.9 (pool-9.fibernet.example)", "unvouched", AnswerState.Contradicted)]
    [InlineData("spf=pass smtp.mailfrom=turmeric.example", "differs", AnswerState.Open)]
    [InlineData("spf=none smtp.mailfrom=turmeric.example; dkim=pass header.d=turmeric.example", "differs", AnswerState.Open)]
    [InlineData("spf=temperror smtp.mailfrom=turmeric.example", "differs", AnswerState.Open)]
    [InlineData("dkim=none", "differs", AnswerState.Open)]
    public async Task AnAuthorForWhomNobodyAnswersIsContradicted(string results, string outcome, AnswerState state)
    {
        var report = await Analyze(results);

        Assert.Equal(outcome, Assert.Single(report.Author.Findings, finding => finding.Rule.Id == "FC807").Outcome);
        Assert.Equal(state, report.Author.State);
    }

    [Fact]
    public async Task TheEnvelopeSendersOwnMailIsNotAccused() =>
        Assert.DoesNotContain((await Analyze("spf=none smtp.mailfrom=galangal.example", "galangal.example")).Author.Findings, finding => finding.Rule.Id == "FC807");

    private static async Task<Report> Analyze(string results, string sender = "turmeric.example")
    {
        var mail = $"""
            Return-Path: <bounce@{sender}>
            Authentication-Results: mx.bieberdorf.example; {results}
            Received: from pool-9.fibernet.example (pool-9.fibernet.example [203.0.113.9])
            	by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)
            From: Alice Ginger <alice@galangal.example>
            Date: Wed, 1 May 2024 09:59:40 +0000
            Message-ID: <1.9@fibernet.example>


            """;
        await using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail.ReplaceLineEndings("\r\n")));
        return await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(MailReader.ReadMessage(stream, "-"));
    }
}
