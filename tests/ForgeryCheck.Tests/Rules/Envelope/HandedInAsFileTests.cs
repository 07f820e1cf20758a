namespace ForgeryCheck.Tests.Rules.Envelope;

/// <summary>Exchange takes the Received lines out of what a program leaves in its pickup directory, and leaves the other fields.</summary>
public sealed class HandedInAsFileTests
{
    private const string Top = """
        Received: from mail.saffron.example (mail.saffron.example [198.51.100.10]) by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1
         for <bob@bieberdorf.example>; Wed,  1 May 2024 18:00:05 +0000 (UTC)
        Received: from exch.saffron.example (exch.saffron.example [198.51.100.11]) by mail.saffron.example (Postfix) with ESMTPS id 5F1C27A0B2;
         Wed,  1 May 2024 18:00:03 +0000 (UTC)

        """;

    private const string Left = """
        X-Google-DKIM-Signature: v=1; a=rsa-sha256; d=1e100.net
        Delivered-To: nic@saffron.example
        X-Original-To: nic@saffron.example

        """;

    private static readonly string[] OfTakenOutLines = ["FC111", "FC411", "FC413", "FC512", "FC517"];

    [Fact]
    public void TheFieldsThatStayedAreNotHeldAgainstTheLines() =>
        Assert.DoesNotContain(Found("Received: from Pickup by exch.saffron.example with Microsoft SMTP Server id 15.1.2507.17; Wed, 1 May 2024 18:00:01 +0000\n"), OfTakenOutLines.Contains);

    [Fact]
    public void UnderAnyOtherLineTheyTellOfLinesThatAreMissing() =>
        Assert.Contains(
            Found("Received: from ws4 (192.168.0.4) by exch.saffron.example (192.168.0.2) with Microsoft SMTP Server id 15.1.2507.17; Wed, 1 May 2024 18:00:01 +0000\n"),
            OfTakenOutLines.Contains);

    private static string[] Found(string line)
    {
        var report = Analyzed.Of(Top + line + Left + "From: Nic <nic@galangal.example>\nTo: <bob@bieberdorf.example>\nDate: Wed, 1 May 2024 09:59:50 +0000\n\n");
        return [.. report.Assessment.Findings.Where(finding => finding.Weight > 0.3).Select(finding => finding.Rule.Id)];
    }
}
