using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Rules.Author;

/// <summary>
/// A list or a forwarder excuses mail that fails DMARC if the host that handed the mail in is the one that the fields name. Anybody can type the fields.
/// </summary>
public sealed class ShownMediatorTests
{
    private const string Failed = "spf=fail smtp.mailfrom=service@galangal.example; dkim=none";

    [Theory]
    [InlineData("Resent-From: <x@cumin.example>")]
    [InlineData("Resent-To: <bob@bieberdorf.example>")]
    [InlineData("Delivered-To: bob@bieberdorf.example")]
    [InlineData("X-Forwarded-To: bob@bieberdorf.example")]
    [InlineData("List-Id: <news.lists.cumin.example>")]
    [InlineData("Precedence: list")]
    public async Task ATypedFieldExcusesNothing(string field) => Assert.Equal(AnswerState.Contradicted, await StateOf(field, Failed));

    [Fact]
    public async Task ATypedReturnPathExcusesNothing() =>
        Assert.Equal(AnswerState.Contradicted, await StateOf("X-Any: 1", Failed, "SRS0=k3Zq=JS=galangal.example=a@cumin.example"));

    [Theory]
    [InlineData("Resent-From: <x@turmeric.example>")]
    [InlineData("Delivered-To: bob@alumni.turmeric.example")]
    [InlineData("X-Forwarded-For: bob@turmeric.example bob@bieberdorf.example")]
    public async Task TheHostThatHandedInDoes(string field) => Assert.NotEqual(AnswerState.Contradicted, await StateOf(field, Failed));

    [Fact]
    public async Task AForwarderThatRewritesTheSenderDoes() =>
        Assert.NotEqual(AnswerState.Contradicted, await StateOf("X-Any: 1", "spf=fail smtp.mailfrom=mail.turmeric.example; dkim=none", "SRS0=k3Zq=JS=galangal.example=a@mail.turmeric.example"));

    /// <summary>A list at a hoster, with names of its own that SPF or a signature vouches for.</summary>
    [Theory]
    [InlineData("spf=pass smtp.mailfrom=news-bounces@lists.cumin.example; dkim=none", "cumin")]
    [InlineData("spf=none smtp.mailfrom=x@galangal.example; dkim=pass header.d=cumin.example", "cumin")]
    [InlineData("spf=none smtp.mailfrom=x@galangal.example; dkim=none; arc=pass", "cumin")]
    [InlineData("spf=none smtp.mailfrom=x@galangal.example; dkim=none", "turmeric")]
    public async Task AListThatTheReceiverKnowsDoes(string results, string name) =>
        Assert.NotEqual(AnswerState.Contradicted, await StateOf($"List-Id: <news.lists.{name}.example>\nARC-Seal: i=1; a=rsa-sha256; d=cumin.example; s=s; cv=none; b=AAAA", results));

    [Fact]
    public async Task ASealThatNobodyVerifiedExcusesNothing() => Assert.Equal(
        AnswerState.Contradicted,
        await StateOf("List-Id: <news.lists.cumin.example>\nARC-Seal: i=1; a=rsa-sha256; d=cumin.example; s=s; cv=none; b=AAAA", "spf=none smtp.mailfrom=x@galangal.example; dkim=none"));

    private static async Task<AnswerState> StateOf(string field, string results, string sender = "service@galangal.example")
    {
        var mail = $"""
            Delivered-To: bob@bieberdorf.example
            Return-Path: <{sender}>
            Authentication-Results: mx.bieberdorf.example; {results}; dmarc=fail (p=reject) header.from=galangal.example
            Received: from mail.turmeric.example (mail.turmeric.example [203.0.113.9])
            	by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)
            {field}
            From: Alice Ginger <alice@galangal.example>
            Date: Wed, 1 May 2024 09:59:40 +0000
            Message-ID: <1.9@galangal.example>


            """;
        await using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail.ReplaceLineEndings("\r\n")));
        return (await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(MailReader.ReadMessage(stream, "-"))).Author.State;
    }
}
