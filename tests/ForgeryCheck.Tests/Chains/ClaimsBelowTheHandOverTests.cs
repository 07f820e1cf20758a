using ForgeryCheck.Chains;

namespace ForgeryCheck.Tests.Chains;

/// <summary>
/// Somebody hands mail in and has typed lines below that name an innocent. Whatever the line that recorded him looks like, the hand-over
/// never moves down to the innocent, neither when the boundary is worked out nor when hosts are declared.
/// </summary>
public sealed class ClaimsBelowTheHandOverTests
{
    private static readonly string[] Exchangers = ["mx.corp.example", "mx.comcast.net", "mx.kpn.net", "mx.ovh.net", "mx.uni.edu"];

    [Fact]
    public void A_customer_of_the_receivers_provider_is_the_hand_over()
    {
        var moved = new List<string>();
        foreach (var (by, client) in Attacks.Customers)
        {
            foreach (var sites in SitesOf(by))
            {
                foreach (var lines in Attacks.Confirming.SelectMany(f => Attacks.Chains(f, by, client)))
                {
                    if (ChainMail.Chain(sites, lines).HandOver!.Address.ToString() != Attacks.Attacker)
                    {
                        moved.Add(string.Join(" / ", lines));
                    }
                }
            }
        }

        Assert.Empty(moved);
    }

    /// <summary>In front of a container every client has the address of the container's network.</summary>
    [Theory]
    [InlineData("from bot.turmeric.example (unknown [172.22.1.1])", "bot.turmeric.example", "172.22.1.1")]
    [InlineData("from bot (unknown [172.22.1.1])", "bot.turmeric.example", "192.0.2.1")] // as a host inside calls itself
    [InlineData("from bot.turmeric.example (bot.turmeric.example [172.22.1.1])", "bot.turmeric.example", "192.0.2.1")] // known to the server's DNS
    [InlineData("from gw.corp.example (unknown [172.22.1.1])", "gw.corp.example", "192.0.2.1")] // the receiver's own
    public void Behind_an_address_translation_a_stranger_vouches_for_nobody(string client, string by, string handOver)
    {
        var report = Analyzed.Of(
            $"Received: {client} by mx.corp.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed, 1 Oct 2025 12:00:08 +0000\n"
            + $"Received: from mail.bank.example (mail.bank.example [192.0.2.1]) by {by} (Postfix) with ESMTPS id 5F1C27A0B2; Wed, 1 Oct 2025 12:00:05 +0000\n"
            + "From: a@bank.example\nTo: b@corp.example\n\n");

        Assert.Equal(handOver, report.HandOver!.Address.ToString());
    }

    [Fact]
    public void Names_that_nobody_confirmed_and_lines_without_an_address_lead_to_no_innocent()
    {
        var moved = new List<string>();
        foreach (var by in Exchangers)
        {
            foreach (var sites in SitesOf(by))
            {
                foreach (var lines in Attacks.ProvingNothing.SelectMany(f => Attacks.Chains(f, by, "mail" + by[2..])))
                {
                    var over = ChainMail.Chain(sites, lines).HandOver!;
                    if (over.Address.ToString() == Attacks.Innocent || over.Address is null != over.Unknown is not null || over.RestsOn.Length == 0)
                    {
                        moved.Add(string.Join(" / ", lines));
                    }
                }
            }
        }

        Assert.Empty(moved);
    }

    [Theory]
    [InlineData("from gw.corp.example by mx.corp.example with SMTP id 17", "called itself")]
    [InlineData("by mx.corp.example (Postfix, from userid 33) id 1A2B3C4D5E", "records no client")]
    [InlineData("by mx.corp.example with HTTP id 17", "over HTTP")]
    [InlineData("from gw.corp.example (unknown [0.0.0.0]) by mx.corp.example (Postfix) with ESMTP id 1A2B3C4D5E", "not a host's address")]
    public void The_hand_over_says_why_it_is_not_known(string top, string why)
    {
        foreach (var sites in SitesOf("mx.corp.example"))
        {
            var chain = ChainMail.Chain(sites, top, $"from mail.victim.example (mail.victim.example [{Attacks.Innocent}]) by gw.corp.example with ESMTP id 2B3C4D5E6F");

            Assert.Equal(1, chain.Boundary.Line);
            Assert.Null(chain.HandOver!.Address);
            Assert.Contains(why, chain.HandOver.Unknown, StringComparison.Ordinal);
            Assert.Contains(why, chain.Boundary.Reason, StringComparison.Ordinal);
        }
    }

    private static Sites[] SitesOf(string by) =>
        [Sites.None, ChainMail.Trust(by), ChainMail.Trust(by[(by.IndexOf('.', StringComparison.Ordinal))..])];
}
