using ForgeryCheck.Chains;

namespace ForgeryCheck.Tests.Chains;

public class JointTests
{
    private const string Upper = "from mail.example.org (mail.example.org [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E";

    [Theory]
    // The reverse name is what the upper host found out itself: it goes before address and HELO.
    [InlineData(Upper, "from pc by mail.example.org (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.ReverseName)]
    [InlineData("from x (MAIL.example.org. [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by Mail.Example.ORG (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.ReverseName)]
    [InlineData("from helo.example (unknown [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc ([198.51.100.1]) by other.example.com ([192.0.2.7]) with ESMTP id 2B", JointMatch.Address)]
    [InlineData("from helo.example (unknown [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc ([198.51.100.1]) by other.example.com ([192.0.2.200]) with ESMTP id 2B", JointMatch.Address)]
    [InlineData("from mail.example.org (unknown [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by mail.example.org (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Name)]
    [InlineData("from phobos (unknown [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by phobos.example.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Name)]
    // A provider receives as mx-in and sends as mx-out.
    [InlineData("from x (mx-out.example.org [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by mx-in.example.org (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Organisation)]
    [InlineData("from mail-yw1-f1.google.com (mail-yw1-f1.google.com [209.85.128.1]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by smtp.gmail.com with ESMTPSA id x1", JointMatch.Organisation)]
    [InlineData("from localhost (localhost [127.0.0.1]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from a.example.org (a.example.org [192.0.2.7]) by filter.example.net (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Organisation)]
    // Nothing to compare.
    [InlineData(Upper, "from pc by mailhost (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    [InlineData(Upper, "from pc by exchange.corp.local with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    [InlineData("from exchange.corp.local (unknown [10.1.1.1]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by mail.example.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    [InlineData("from localhost (localhost [127.0.0.1]) by lists.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by mail.example.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    [InlineData("from x (mail.bigcorp.co.za [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by mail.bigcorp.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    [InlineData("by lists.example.net (Postfix, from userid 33) id 1A2B3C4D5E",
        "from pc by mail.example.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    // Names so much alike that they may be one organisation's: a provider's two domains, a farm's numbered host.
    [InlineData("from defout.telford.net (defout.telford.net [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by priv-ed87.telfordplanet.net (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    [InlineData("from mail.black-hole.net (mail.black-hole.net [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by blackhole.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    [InlineData("from vms040pub.isp.example.net (vms040pub.isp.net [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by vms040.carrier.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.NotTestable)]
    // What many hosts are called is no likeness.
    [InlineData("from smtp12.isp.net (smtp12.isp.net [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by smtp12.carrier.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Broken)]
    [InlineData("from mail.mail.com (mail.mail.com [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by a.mailchimp.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Broken)]
    // Nothing in common.
    [InlineData(Upper, "from pc by mail.example.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Broken)]
    [InlineData("from mail.example.org (adsl-7.isp.example [192.0.2.7]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
        "from pc by mail.example.com (Postfix) with ESMTP id 2B3C4D5E6F", JointMatch.Broken)]
    public void What_the_two_sides_have_in_common(string upper, string lower, JointMatch expected)
    {
        var joint = Assert.Single(ChainMail.Chain(upper, lower).Joints);
        Assert.Equal((1, expected), (joint.Upper, joint.Match));
        Assert.NotEmpty(joint.Why);
    }

    [Fact]
    public void A_broken_joint_names_both_sides()
    {
        var joint = ChainMail.Chain(Upper, "from pc by mail.example.com (Postfix) with ESMTP id 2B3C4D5E6F").Joints[0];
        Assert.Equal(
            "line 2 was written by mail.example.com, but line 1 took the message from mail.example.org (192.0.2.7)", joint.Why);
    }

    [Theory]
    [InlineData("mail.example.org", JointMatch.ReverseName)]
    [InlineData("mail.example.com", JointMatch.Broken)]
    public void The_two_lines_of_qmail_are_one_step(string by, JointMatch expected)
    {
        var chain = ChainMail.Chain(
            Upper, "(qmail 1234 invoked from network); 6 May 2024 10:00:58 -0000", $"from unknown (HELO pc) (198.51.100.9) by {by} with SMTP; 6 May 2024 10:00:57 -0000");
        Assert.Equal([JointMatch.NotTestable, expected], chain.Joints.Select(j => j.Match));
    }

    [Fact]
    public void Loopback_joins_nothing() => Assert.Equal(
        JointMatch.NotTestable,
        ChainMail.Chain(
            "from localhost (localhost [127.0.0.1]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
            "from pc ([198.51.100.1]) by mail.example.com ([127.0.0.1]) with ESMTP id 2B").Joints[0].Match);

    [Fact]
    public void Delays_are_upper_minus_lower_and_may_be_negative()
    {
        var chain = ChainMail.Chain(
            "from a.example.org by b.example.org; Mon, 6 May 2024 10:00:05 +0000",
            "from x.example.org by a.example.org; Mon, 6 May 2024 13:00:00 +0300",
            "from y.example.org by x.example.org; Mon, 6 May 2024 10:01:30 +0000",
            "from z.example.org by y.example.org; what date");
        Assert.Equal([5, -90, null, null], chain.Hops.Select(h => h.DelaySeconds));
    }
}
