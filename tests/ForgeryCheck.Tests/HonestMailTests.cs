using System.Text;
using ForgeryCheck.Findings;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests;

/// <summary>
/// Honest ways of mail that were accused once, and the host that handed each in; and beside them what a forger could write in the same place, which is
/// still held against him. All is written for the project, in the form of real mail.
/// </summary>
public sealed class HonestMailTests
{
    [Theory]
    [InlineData("author-behind-exchange-of-another-domain", "198.51.100.99")]
    [InlineData("cron-of-a-host-inside", null)]
    [InlineData("cron-on-the-host", null)]
    [InlineData("feedback-report-of-aol", "205.188.249.68")]
    [InlineData("filter-of-a-provider", "198.51.100.90")]
    [InlineData("forwarded-softfail", "192.0.2.153")]
    [InlineData("gateway-named-by-an-inside-address", "198.51.100.31")]
    [InlineData("gmail-of-2014", "209.85.214.170")]
    [InlineData("groupwise", "198.51.100.31")]
    [InlineData("hotmail-by-dav", "65.54.246.231")]
    [InlineData("lmtp-from-a-public-address", "198.51.100.7")]
    [InlineData("m-filter", "198.51.100.31")]
    [InlineData("own-post-back-from-a-list", "203.0.113.18")]
    [InlineData("own-post-by-a-smarthost-back-from-a-list", "198.51.100.50")]
    [InlineData("postini", "64.18.2.125")]
    [InlineData("resent-by-a-user-who-logged-in", "203.0.113.88")]
    [InlineData("resent-from-an-address-without-a-name", "203.0.113.88")]
    [InlineData("sendmail-alpha", "198.51.100.31")]
    [InlineData("spamout", "198.51.100.31")]
    [InlineData("xinnet", "198.51.100.31")]
    [InlineData("zoho-japan", "203.0.113.27")]
    public void Is_consistent_and_its_hand_over_is_found(string name, string? handOver)
    {
        var report = Analyzed.Of(Read(name));

        Assert.Equal((Verdict.Consistent, handOver), (report.Verdict, report.HandOver?.Address?.ToString()));
    }

    [Theory]
    [InlineData("resent-by-a-user-who-logged-in", "ESMTPSA", "ESMTPS", "\t(Authenticated sender: user@example.org)\n", "", "FC105")] // nobody logged in
    [InlineData("resent-by-a-user-who-logged-in", "Resent-From: User <user@example.org>\n", "", "", "", "FC105")] // a login alone
    [InlineData("resent-by-a-user-who-logged-in", "Resent-From: User <user@example.org>", "Resent-From: <user@turmeric.example>", "", "", "FC105")] // a stranger's name
    [InlineData("resent-from-an-address-without-a-name", "ESMTPSA", "ESMTPS", "", "", "FC109")]
    [InlineData("resent-from-an-address-without-a-name", "Resent-From: User <user@example.org>\n", "", "", "", "FC109")]
    [InlineData("own-post-back-from-a-list", "<list.vger.kernel.org>", "<list.turmeric.example>", "vger.kernel.org (vger.kernel.org [203", "vger.kernel.org (unknown [203", "FC105")] // it says so itself
    [InlineData("own-post-back-from-a-list", "<list.vger.kernel.org>", "<list.turmeric.example>", "list-owner@vger", "owner@vger", "FC105")] // another's list
    [InlineData("own-post-back-from-a-list", "by vger.kernel.org", "by mx.turmeric.example", "", "", "FC105")] // which did not take it in
    [InlineData("groupwise", "(NOT encrypted)", "", "", "", "FC321")]
    [InlineData("m-filter", "by m-FILTER", "by m-filter.example.net", "", "", "FC321")]
    [InlineData("postini", "by exprod7mx167.postini.com", "by exprod7mx167.postini.example", "", "", "FC321")]
    [InlineData("xinnet", "by 198.51.100.31", "by mx.example.net", "", "", "FC313")]
    [InlineData("cron-of-a-host-inside", "[10.0.0.5]", "[203.0.113.5]", "web1.example.org", "web1.turmeric.example", "FC805")] // from outside
    [InlineData("cron-of-a-host-inside", "root@web1 ", "root@web2 ", "", "", "FC805")] // another host
    [InlineData("sendmail-alpha", ".Alpha0", "", "", "", "FC323")]
    [InlineData("forwarded-softfail", "mail.example.org.", "dsl-192-0-2-153.example.org.", "", "", "FC803")] // no mail host
    public void What_only_resembles_it_is_held_against_it(string name, string old, string changed, string alsoOld, string alsoChanged, string rule)
    {
        var mail = Read(name).Replace(old, changed, StringComparison.Ordinal);
        mail = alsoOld.Length == 0 ? mail : mail.Replace(alsoOld, alsoChanged, StringComparison.Ordinal);

        Assert.Contains(Analyzed.Of(mail).Assessment.Findings, finding => finding.Rule.Id == rule && finding.Kind is FindingKind.Anomaly or FindingKind.Contradiction);
    }

    /// <summary>Hosts inside are often named in the domain of the company's directory.</summary>
    [Theory]
    [InlineData("Wed, 27 Sep 2023 19:48:07", "Wed, 27 Sep 2023 19:47:07", "x", "x", FindingKind.Anomaly)] // the author is authenticated
    [InlineData("pass", "none", "x", "x", FindingKind.Anomaly)] // Exchange passed it on within seconds
    [InlineData("pass", "none", "Wed, 27 Sep 2023 19:48:07", "Wed, 27 Sep 2023 19:47:07", FindingKind.Contradiction)]
    [InlineData("exchange.msp.example", "exchange.turmeric.example", "x", "x", FindingKind.Contradiction)] // another's host
    [InlineData("(192.168.111.251)", "(203.0.113.51)", "x", "x", FindingKind.Contradiction)] // not inside
    public void A_host_inside_with_a_name_of_its_own_below_the_authors_gateway_is_no_contradiction(string old, string changed, string alsoOld, string alsoChanged, FindingKind kind)
    {
        var mail = Read("author-behind-exchange-of-another-domain").Replace(old, changed, StringComparison.Ordinal).Replace(alsoOld, alsoChanged, StringComparison.Ordinal);

        Assert.Equal(kind, Assert.Single(Analyzed.Of(mail).Assessment.Findings, finding => finding.Rule.Id == "FC103").Kind);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "HonestMail", name + ".eml"), Encoding.Latin1);
}
