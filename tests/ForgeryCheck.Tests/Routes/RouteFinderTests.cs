using System.Diagnostics;
using ForgeryCheck.Names;
using ForgeryCheck.Routes;
using ForgeryCheck.Tests.Names;

namespace ForgeryCheck.Tests.Routes;

/// <summary>Where mail goes, asked of a real name server, of made-up zones, and of hostile ones.</summary>
[Collection(WithNameServer.Name)]
public sealed class RouteFinderTests(NameServer server)
{
    [NsdFact]
    public async Task Exchangers_come_by_preference_with_their_addresses()
    {
        var route = await FindAsync("mail.zone.test");

        Assert.Equal((RouteState.Exchangers, true), (route.State, route.Leads));
        Assert.Equal(
            ["5 mx9.zone.test 104.128.23.49", "20 mx1.zone.test 104.128.23.41", "20 mx2.zone.test 104.128.23.115", "100 mx3.zone.test 2620:4f:8000::43"],
            route.Exchangers.Select(x => $"{x.Preference} {x.Host} {string.Join(' ', x.Addresses)}"));
        Assert.Equal(["one.zone.test"], route.Exchangers[2].Aliases); // forbidden by RFC 5321 section 5.1, and common
        Assert.Equal(9, route.Answers.Count);
        Assert.All(route.Answers, answer => Assert.Equal(server.EndPoint.ToString(), answer.Resolver));
    }

    [NsdFact]
    public async Task Aliases_of_the_domain_are_followed()
    {
        var route = await FindAsync("MAIL-alias.zone.test.");

        Assert.Equal(("mail-alias.zone.test", RouteState.Exchangers), (route.Domain, route.State));
        Assert.Equal(["mail-step.zone.test", "mail.zone.test"], route.Aliases);
        Assert.Equal("mx9.zone.test", route.Exchangers[0].Host);
    }

    [NsdFact]
    public async Task A_domain_without_MX_records_is_its_own_exchanger()
    {
        var route = await FindAsync("implicit.zone.test");

        Assert.Equal((RouteState.Implicit, true), (route.State, route.Leads));
        Assert.Equal("104.128.23.51", Assert.Single(Assert.Single(route.Exchangers).Addresses).ToString());
    }

    [NsdTheory]
    [InlineData("nomail.zone.test", RouteState.NullMx, false)]
    [InlineData("gone.zone.test", RouteState.NoSuchDomain, false)]
    [InlineData("nowhere.zone.test", RouteState.NoSuchDomain, false)]
    [InlineData("only-txt.zone.test", RouteState.NoHost, false)]
    [InlineData("no-host.zone.test", RouteState.Exchangers, false)]
    [InlineData("half-lost.zone.test", RouteState.Exchangers, null)]
    [InlineData("lost.zone.test", RouteState.Unknown, null)]
    [InlineData("ring1.zone.test", RouteState.Unknown, null)]
    [InlineData("printer.local", RouteState.NoSuchDomain, false)]
    public async Task Where_there_is_no_route_it_says_why(string domain, object state, bool? leads)
    {
        var route = await FindAsync(domain);

        Assert.Equal(((RouteState)state, leads), (route.State, route.Leads));
    }

    [NsdFact]
    public async Task A_null_MX_beside_others_is_told_and_leads_nowhere()
    {
        var route = await FindAsync("stray.zone.test");

        Assert.True(route.HasStrayNullMx);
        Assert.Equal(["mx1.zone.test"], route.Exchangers.Select(x => x.Host));
    }

    [NsdFact]
    public async Task Of_a_thousand_exchangers_the_first_are_asked()
    {
        var route = await FindAsync("exchangers.zone.test");

        Assert.Equal(256, route.Exchangers.Count);
        Assert.Equal(1 + (2 * 32), route.Answers.Count);
        Assert.Equal(DnsStatus.NxDomain, route.Exchangers[31].Status);
        Assert.Equal(DnsStatus.NotAsked, route.Exchangers[32].Status);
        Assert.Null(route.Leads);
    }

    [Theory]
    [InlineData("[192.0.2.1]", "192.0.2.1")]
    [InlineData("[IPv6:2001:db8::1]", "2001:db8::1")]
    public async Task An_address_literal_is_asked_of_nobody(string literal, string address)
    {
        var zones = new ZoneTable();
        var route = await RouteFinder.FindAsync(zones, literal, default);

        Assert.Equal((RouteState.Literal, true), (route.State, route.Leads));
        Assert.Equal(address, route.Exchangers[0].Addresses[0].ToString());
        Assert.Empty(zones.Questions);
    }

    [Fact]
    public async Task A_name_server_that_never_answers_ends_in_not_known()
    {
        using var silent = new FakeServer(_ => null);
        var clock = Stopwatch.StartNew();
        var route = await RouteFinder.FindAsync(silent.Ask(timeoutMilliseconds: 100), "example.test", default);

        Assert.Equal((RouteState.Unknown, DnsStatus.NotAnswered), (route.State, route.Status));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("10")]
    [InlineData("10 ")]
    [InlineData("-1 mx.test")]
    [InlineData("65536 mx.test")]
    public void Records_that_are_none_are_not_read(string record)
    {
        var route = RouteReader.Read("a.test", Answers(("a.test", DnsType.Mx, [record])));

        Assert.Equal((RouteState.Unknown, DnsStatus.NoError), (route.State, route.Status));
        Assert.Empty(route.Exchangers);
    }

    [Fact]
    public void Hostile_names_and_addresses_do_not_throw()
    {
        var route = RouteReader.Read("a.test", Answers(
            ("a.test", DnsType.Mx, ["CNAME \u202Eevil", "1 \0", "2 192.0.2.1", $"3 {new string('x', 5000)}", "4 mx.test", "4 mx.test"]),
            ("mx.test", DnsType.A, ["not an address", "192.0.2.7"])));

        Assert.Equal(["\0", "192.0.2.1", new string('x', 5000), "mx.test"], route.Exchangers.Select(x => x.Host));
        Assert.Equal("192.0.2.7", Assert.Single(route.Exchangers[3].Addresses).ToString());
        Assert.Equal(DnsStatus.NotAsked, route.Exchangers[3].Status);
        Assert.True(route.Leads);
    }

    [Fact]
    public void To_rule_an_own_host_out_takes_both_answers()
    {
        var none = ("d.test", DnsType.Mx, Array.Empty<string>());

        Assert.Equal(RouteState.Unknown, RouteReader.Read("d.test", Answers(none)).State);
        Assert.Equal(RouteState.Unknown, RouteReader.Read("d.test", Answers(none, ("d.test", DnsType.A, []))).State);
        Assert.Equal(RouteState.Implicit, RouteReader.Read("D.test.", Answers(none, ("d.test", DnsType.A, ["192.0.2.7"]))).State);
        Assert.Equal(RouteState.NoHost, RouteReader.Read("d.test", Answers(none, ("d.test", DnsType.A, []), ("d.test", DnsType.Aaaa, []))).State);
    }

    private ValueTask<MailRoute> FindAsync(string domain) => RouteFinder.FindAsync(server.Ask(), domain, default);

    private static Func<DnsQuestion, DnsAnswer?> Answers(params (string Name, DnsType Type, string[] Records)[] answers) => question =>
        answers.Where(a => question == new DnsQuestion(a.Name, a.Type))
            .Select(a => new DnsAnswer(question, DnsStatus.NoError, a.Records, DateTimeOffset.UnixEpoch, "")).FirstOrDefault();
}
