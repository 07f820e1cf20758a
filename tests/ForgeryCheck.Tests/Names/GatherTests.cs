using ForgeryCheck.Names;
using ForgeryCheck.Routes;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Names;

/// <summary>What is known about a message after a real name server was asked, live and replayed.</summary>
[Collection(WithNameServer.Name)]
public sealed class GatherTests(NameServer server)
{
    private static readonly NameTargets Targets = new(
        [Ip("104.128.23.115"), Ip("104.128.23.66"), Ip("104.128.23.67"), Ip("104.128.23.68"), Ip("104.128.23.69"),
            Ip("104.128.23.72"), Ip("104.128.23.1"), Ip("2620:4f:8000::25"), Ip("10.1.2.3"), Ip("192.0.2.7")],
        ["one.zone.test", "ALIAS.zone.test", "both.zone.test", "both.zone.test", "gone.zone.test", "host.lost.zone.test",
            "a\0b.test", new string('x', 1000), "localhost", "printer.local", "192.0.2.9"],
        ["mail.zone.test", "nomail.zone.test", "implicit.zone.test", "only-txt.zone.test", "gone.zone.test", "lost.zone.test"]);

    [NsdFact]
    public async Task ReverseNamesAndTheirConfirmation()
    {
        var facts = await NameFacts.GatherAsync(server.Ask(), Targets);

        Assert.Equal(["one.zone.test"], facts.ReverseNames(Ip("104.128.23.115")));
        Assert.Equal(["one.zone.test"], facts.ConfirmedNames(Ip("104.128.23.115")));
        Assert.Equal(["six.zone.test"], facts.ConfirmedNames(Ip("2620:4f:8000::25")));

        // A name that does not lead back, one that is not there, and one that no resolver is asked for: known, and not confirmed.
        Assert.Equal(["liar.zone.test"], facts.ReverseNames(Ip("104.128.23.66")));
        Assert.Empty(facts.ConfirmedNames(Ip("104.128.23.66"))!);
        Assert.Empty(facts.ConfirmedNames(Ip("104.128.23.67"))!);
        Assert.Empty(facts.ConfirmedNames(Ip("104.128.23.68"))!);
        Assert.Equal(["localhost"], facts.ReverseNames(Ip("104.128.23.69")));
        Assert.Empty(facts.ConfirmedNames(Ip("104.128.23.69"))!);

        // The name is known, and whether it leads back is not.
        Assert.Equal(["a.lost.zone.test"], facts.ReverseNames(Ip("104.128.23.72")));
        Assert.Null(facts.ConfirmedNames(Ip("104.128.23.72")));

        Assert.Empty(facts.ReverseNames(Ip("104.128.23.1"))!);
        Assert.Null(facts.ReverseNames(Ip("10.1.2.3")));
        Assert.Null(facts.ReverseNames(Ip("192.0.2.7")));
    }

    [NsdFact]
    public async Task AddressesOfHosts()
    {
        var facts = await NameFacts.GatherAsync(server.Ask(), Targets);
        Assert.Equal([Ip("104.128.23.115")], facts.Addresses("Alias.Zone.Test."));
        Assert.Equal([Ip("104.128.23.3"), Ip("104.128.23.20"), Ip("2620:4f:8000::26")], facts.Addresses("both.zone.test"));
        Assert.Equal([Ip("2620:4f:8000::26")], facts.Addresses("both.zone.test", v6: true));
        Assert.Empty(facts.Addresses("gone.zone.test")!);
        Assert.Null(facts.Addresses("host.lost.zone.test"));
        Assert.Null(facts.Addresses("a\0b.test"));
        Assert.Null(facts.Addresses("never.asked.test"));
    }

    [NsdFact]
    public async Task ExchangersOfDomains()
    {
        var facts = await NameFacts.GatherAsync(server.Ask(), Targets);
        var route = RouteReader.Read("mail.zone.test", facts.Find);
        Assert.Equal(["mx9.zone.test", "mx1.zone.test", "mx2.zone.test", "mx3.zone.test"], route.Exchangers.Select(x => x.Host));
        Assert.All(route.Exchangers, exchanger => Assert.True(exchanger.IsKnown && exchanger.Addresses.Count == 1));
        Assert.Equal(RouteState.NullMx, RouteReader.Read("nomail.zone.test", facts.Find).State);
        Assert.Equal(RouteState.Implicit, RouteReader.Read("implicit.zone.test", facts.Find).State);
        Assert.Equal(RouteState.NoHost, RouteReader.Read("only-txt.zone.test", facts.Find).State);
        Assert.Equal(RouteState.NoSuchDomain, RouteReader.Read("gone.zone.test", facts.Find).State);
        Assert.Equal(RouteState.Unknown, RouteReader.Read("lost.zone.test", facts.Find).State);
    }

    [NsdFact]
    public async Task EachAnswerStandsThereOnceInAFixedOrder()
    {
        var facts = await NameFacts.GatherAsync(server.Ask(), Targets);
        var questions = facts.All.Select(a => a.Question.ToString()).ToList();
        Assert.Equal(questions.Order(StringComparer.Ordinal), questions);
        Assert.Equal(questions.Distinct(), questions);
        Assert.DoesNotContain(facts.All, a => a.Status == DnsStatus.NotAsked);
    }

    [NsdFact]
    public async Task AReplayGivesTheAnswersOfTheRun()
    {
        var folder = Directory.CreateTempSubdirectory("forgerycheck-names-");
        var file = Path.Combine(folder.FullName, "dns.json");
        var resolver = server.EndPoint.ToString();
        try
        {
            var live = NameServices.Create(NameOptions.Parse("live", file, resolver, 20_000));
            var first = await NameFacts.GatherAsync(live.Names, Targets);
            var again = await NameFacts.GatherAsync(live.Names, Targets);
            live.SaveRecord();
            var bytes = await File.ReadAllBytesAsync(file);

            var replay = NameServices.Create(NameOptions.Parse("replay=" + file));
            var later = await NameFacts.GatherAsync(replay.Names, Targets);

            Assert.NotEmpty(first.All);
            AssertSame(first, again);
            AssertSame(first, later);
            Assert.All(later.All, a => Assert.Equal(resolver, a.Resolver));

            live.SaveRecord();
            Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
            Assert.Equal(["dns.json"], folder.GetFiles().Select(f => f.Name)); // nothing written aside is left
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertSame(NameFacts expected, NameFacts actual)
    {
        Assert.Equal(expected.All.Select(Show), actual.All.Select(Show));
        static string Show(DnsAnswer a) => $"{a.Question} {a.Status} [{string.Join(", ", a.Records)}] {a.At:O} {a.Resolver}";
    }

    private static HostAddress Ip(string text) => HostAddress.TryParse(text, out var address) ? address : throw new FormatException(text);
}
