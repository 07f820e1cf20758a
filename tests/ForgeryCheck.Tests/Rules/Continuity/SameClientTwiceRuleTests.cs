using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class SameClientTwiceRuleTests
{
    [Theory]
    [InlineData("KTBVKOLE ([203.0.113.7])", "from 203.0.113.7 by mail.galangal.com")]
    [InlineData("dsl-7.isp.net (dsl-7.isp.net [203.0.113.7])", "from x ([203.0.113.7]) by mail.galangal.com with SMTP")]
    public void A_host_would_have_handed_the_mail_on_itself(string client, string lower)
    {
        var finding = Assert.Single(Check(client, lower));

        Assert.Equal((FindingKind.Contradiction, FindingScope.Joint), (finding.Kind, finding.Scope));
        Assert.Contains("203.0.113.7", finding.Message, StringComparison.Ordinal);
        Assert.Contains("mail.galangal.com", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.galangal.com ([203.0.113.7])", "from pc ([203.0.113.7]) by mail.galangal.com with SMTP")]      // One office behind one address.
    [InlineData("KTBVKOLE ([203.0.113.7])", "from x ([203.0.113.8]) by mail.galangal.com with SMTP")]
    [InlineData("KTBVKOLE ([10.1.2.3])", "from x ([10.1.2.3]) by mail.galangal.com with SMTP")]
    [InlineData("KTBVKOLE ([203.0.113.7])", "from x ([203.0.113.7]) by mailhost with SMTP")]
    public void What_may_be_a_step_inside_a_house_is_passed(string client, string lower) => Assert.Empty(Check(client, lower));

    private static IReadOnlyList<Finding> Check(string client, string lower) =>
        new MailUnderTest(
            $"Received: from {client} by mx.example.org (Postfix) with SMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n"
            + $"Received: {lower}; Wed, 1 May 2024 10:00:03 +0000\nFrom: a@galangal.com\n")
        {
            WorkOut = true,
        }.Check(new SameClientTwiceRule());
}
