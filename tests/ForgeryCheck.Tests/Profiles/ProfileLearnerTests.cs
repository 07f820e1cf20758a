using System.Globalization;
using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Tests.Profiles;

public sealed class ProfileLearnerTests
{
    [Fact]
    public void A_host_is_known_by_its_trusted_lines_and_by_what_it_handed_in()
    {
        var profiles = new Teacher().TeachDays(6).Profiles;

        Assert.Equal(
            [("mail.cedar-paper.example", HostRole.Client, 6), ("mx.orchard.example", HostRole.Writer, 6)],
            profiles.Hosts.Select(host => (host.Name, host.Role, host.Period.Messages)));
        var client = profiles.Hosts.First();
        Assert.Equal("Postfix (6)", client[Habit.Program].ToString());
        Assert.Equal("cedar.cedar-paper.example (6)", client[Habit.Server].ToString());
        Assert.Equal("6 messages on 6 days, 2024-05-10 to 2024-05-15", client.Period.ToString());
        Assert.Equal(["cedar-paper.example"], profiles.Authors.Select(author => author.Domain));
    }

    [Fact]
    public void A_stranger_cannot_teach_how_anothers_host_writes()
    {
        var teacher = new Teacher();
        for (var day = 10; day <= 18; day++)
        {
            // Named by HELO alone, by a reverse name that is not confirmed, and in a deeper line: nothing of it is a fact.
            teacher.Teach(Teacher.Mail(day, client: "mail.bank.example (unknown [192.0.2.66])"));
            teacher.Teach(Teacher.Mail(day, Teacher.Own(day) + "Received: from x.example (x.example [192.0.2.1])\n\tby mail.bank.example with SMTP;\n\t" + day + " May 2024 10:00:01 +0000\n"));
        }

        Assert.NotEmpty(teacher.Profiles.Hosts);
        Assert.DoesNotContain(teacher.Profiles.Hosts, host => host.Name.EndsWith("bank.example", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_that_is_forged_does_not_teach()
    {
        var teacher = new Teacher();

        // An address that no host can have, and an id of another year.
        Assert.False(teacher.Teach(Teacher.Mail(
            1, "Received: from a.example (a.example [551.2.3.4])\n\tby mail.cedar-paper.example (8.17.1/8.17.1) with ESMTP id 08C1A0qW012345; Wed, 1 May 2024 12:00:03 +0200\n")));
        Assert.Empty(teacher.Profiles.Hosts);
    }

    [Fact]
    public void However_many_hosts_write_no_more_than_so_many_are_kept_and_the_known_one_stays()
    {
        var profiles = new ProfileSet();
        for (var i = 0; i < 9; i++)
        {
            profiles.Host(HostRole.Client, "known.example").Period.Add(new DateTimeOffset(2024, 5, 1 + i, 0, 0, 0, TimeSpan.Zero));
        }

        for (var i = 0; i < 3 * ProfileSet.Most; i++)
        {
            profiles.Host(HostRole.Client, string.Create(CultureInfo.InvariantCulture, $"h{i}.example")).Period.Add(null);
            profiles.AuthorToTeach(string.Create(CultureInfo.InvariantCulture, $"a{i}.example")).Period.Add(null);
        }

        Assert.InRange(profiles.Hosts.Count(), 1, ProfileSet.Most);
        Assert.InRange(profiles.Authors.Count(), 1, ProfileSet.Most);
        Assert.Contains(profiles.Hosts, host => host.Name == "known.example");
    }

    [Fact]
    public void The_proposed_sites_are_a_sites_file_with_what_each_rests_on()
    {
        var text = new Teacher().TeachDays(9).Sites;

        var sites = Sites.Load(Encoding.UTF8.GetBytes(text), "proposal", ForgeryCheck.Tests.Chains.ChainMail.Gateways, [], []);
        Assert.Equal([("orchard.example", true), ("cedar-paper.example", false)], sites.All.Select(site => (site.Name, site.Mine)));
        Assert.True(sites.All[0].HasFirewall("mx.orchard.example", null));
        Assert.True(sites.All[1].HasFirewall("mail.cedar-paper.example", null));
        Assert.Contains("9 messages on 9 days, 2024-05-10 to 2024-05-18", text, StringComparison.Ordinal);
    }
}
