using ForgeryCheck.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Names;

/// <summary>Questions to a real name server.</summary>
[Collection(WithNameServer.Name)]
public sealed class LiveNamesTests(NameServer server)
{
    [NsdFact]
    public async Task AddressesComeInNumericalOrder()
    {
        var answer = await AskAsync("both.zone.test", DnsType.A);
        Assert.Equal(DnsStatus.NoError, answer.Status);
        Assert.Equal(["104.128.23.3", "104.128.23.20"], answer.Records);
        Assert.Equal(server.EndPoint.ToString(), answer.Resolver);
        Assert.Equal(["2620:4f:8000::26"], (await AskAsync("both.zone.test", DnsType.Aaaa)).Records);
    }

    [NsdFact]
    public async Task CaseAndTheFinalDotDoNotCount() =>
        Assert.Equal(new DnsQuestion("one.zone.test", DnsType.A), (await AskAsync("ONE.Zone.TEST.", DnsType.A)).Question);

    [NsdFact]
    public async Task UnderscoresAndALabelsAreAsked()
    {
        Assert.Equal(["104.128.23.30"], (await AskAsync("under_score.zone.test", DnsType.A)).Records);
        Assert.Equal(["104.128.23.31"], (await AskAsync("xn--bcher-kva.zone.test", DnsType.A)).Records);
        Assert.Equal(["CNAME xn--bcher-kva.zone.test", "104.128.23.31"], (await AskAsync("idn.zone.test", DnsType.A)).Records);
        Assert.Equal(["xn--bcher-kva.zone.test"], (await AskAsync("104.128.23.73")).Records);
    }

    [NsdFact]
    public async Task AMissingNameAndAMissingRecordAreTwoThings()
    {
        Assert.Equal(DnsStatus.NxDomain, (await AskAsync("gone.zone.test", DnsType.A)).Status);

        var noAddress = await AskAsync("only-txt.zone.test", DnsType.A);
        Assert.Equal(DnsStatus.NoError, noAddress.Status);
        Assert.Empty(noAddress.Records);
    }

    [NsdFact]
    public async Task TheStringsOfATextAreJoinedAndItsLeastTtlIsKept()
    {
        var answer = await AskAsync("text.zone.test", DnsType.Txt);
        Assert.Equal(["CNAME texts.zone.test", "another", "v=spf1 include:a.zone.test -all"], answer.Records);
        Assert.Equal(120, answer.Ttl);
        Assert.Null((await AskAsync("only-txt.zone.test", DnsType.A)).Ttl);
    }

    [NsdFact]
    public async Task ATextTooLongIsSeenToBeCut() =>
        Assert.Equal('\u2026', Assert.Single((await AskAsync("long-text.zone.test", DnsType.Txt)).Records)[^1]);

    [NsdFact]
    public async Task NamesThatMacrosOfSpfMakeAreAsked()
    {
        Assert.Equal(["127.0.0.2"], (await AskAsync("strong+bad=x.zone.test", DnsType.A)).Records);
        Assert.Equal(["127.0.0.3"], (await AskAsync("two words.zone.test", DnsType.A)).Records);
    }

    [NsdFact]
    public async Task CNamesAreFollowedAndShown() =>
        Assert.Equal(
            ["CNAME alias2.zone.test", "CNAME one.zone.test", "104.128.23.115"],
            (await AskAsync("alias.zone.test", DnsType.A)).Records);

    [NsdFact]
    public async Task ACNameIntoAnotherZoneIsAskedOn()
    {
        var answer = await AskAsync("away.zone.test", DnsType.A);
        Assert.Equal(["CNAME far.other.test", "104.128.23.9"], answer.Records);
        Assert.Equal(["104.128.23.9"], answer.Values);
    }

    [NsdFact]
    public async Task ACNameToNothing()
    {
        var missing = await AskAsync("nowhere.zone.test", DnsType.A);
        Assert.Equal((DnsStatus.NxDomain, "CNAME gone.zone.test"), (missing.Status, Assert.Single(missing.Records)));

        var noAddress = await AskAsync("empty.zone.test", DnsType.A);
        Assert.Equal((DnsStatus.NoError, "CNAME only-txt.zone.test"), (noAddress.Status, Assert.Single(noAddress.Records)));

        // nsd refuses what is not its own: the chain stands in the answer, and nothing is known.
        var outside = await AskAsync("outside.zone.test", DnsType.A);
        Assert.Equal((DnsStatus.Failed, "CNAME host.elsewhere.test"), (outside.Status, Assert.Single(outside.Records)));
    }

    [NsdFact]
    public async Task ALoopOfCNamesEnds()
    {
        var answer = await AskAsync("ring1.zone.test", DnsType.A);
        Assert.Equal(DnsStatus.Failed, answer.Status);
        Assert.InRange(answer.Records.Count, 1, 16);
    }

    [NsdFact]
    public async Task AReferralTellsNothing()
    {
        var answer = await AskAsync("host.lost.zone.test", DnsType.A);
        Assert.Equal(DnsStatus.Failed, answer.Status);
    }

    [NsdFact]
    public async Task ARefusalTellsNothing() =>
        Assert.Equal(DnsStatus.Failed, (await AskAsync("www.elsewhere.test", DnsType.A)).Status);

    [NsdFact]
    public async Task ALongAnswerComesByTcp()
    {
        Assert.Equal(50, (await AskAsync("many.zone.test", DnsType.A)).Records.Count);
        var crowd = await AskAsync("crowd.zone.test", DnsType.A); // 3200 bytes: does not fit a datagram of 1232
        Assert.Equal(200, crowd.Records.Count);
        Assert.Equal(["104.128.22.0", "104.128.22.1", "104.128.22.2"], crowd.Records.Take(3));
    }

    [NsdFact]
    public async Task ExchangersComeByPreference()
    {
        Assert.Equal(
            ["5 mx9.zone.test", "20 mx1.zone.test", "20 mx2.zone.test", "100 mx3.zone.test"],
            (await AskAsync("mail.zone.test", DnsType.Mx)).Records);
        Assert.Equal(["0 ."], (await AskAsync("nomail.zone.test", DnsType.Mx)).Records);
    }

    [NsdFact]
    public async Task NamesOfAddresses()
    {
        Assert.Equal(["one.zone.test"], (await AskAsync("104.128.23.115")).Records);
        Assert.Equal(["both.zone.test"], (await AskAsync("104.128.23.20")).Records);
        Assert.Equal(["six.zone.test"], (await AskAsync("2620:4f:8000::25")).Records);
        Assert.Equal(DnsStatus.NxDomain, (await AskAsync("104.128.23.1")).Status);
        Assert.Equal(["CNAME 71.sub.23.128.104.in-addr.arpa", "one.zone.test"], (await AskAsync("104.128.23.71")).Records); // RFC 2317
    }

    [NsdFact]
    public async Task AHostileNameOfAnAddressIsEscaped() =>
        Assert.Equal([@"x\000y\032z\255.zone.test"], (await AskAsync("104.128.23.70")).Records);

    [NsdFact]
    public async Task AThousandQuestionsAtOnceAreAllAnswered()
    {
        var names = server.Ask();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000)
            .Select(i => names.AskAsync(new DnsQuestion($"host{i}.zone.test", DnsType.A)).AsTask()));
        Assert.All(answers, a => Assert.Equal(DnsStatus.NxDomain, a.Status));
    }

    [NsdFact]
    public async Task ACancelledQuestionThrowsForItsAskerAlone()
    {
        var names = server.Ask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => names.AskAsync(new DnsQuestion("one.zone.test", DnsType.A), new CancellationToken(canceled: true)).AsTask());
        Assert.Equal(DnsStatus.NoError, (await names.AskAsync(new DnsQuestion("one.zone.test", DnsType.A))).Status);
    }

    private async Task<DnsAnswer> AskAsync(string name, DnsType type) => await server.Ask().AskAsync(new DnsQuestion(name, type));

    private async Task<DnsAnswer> AskAsync(string address)
    {
        Assert.True(HostAddress.TryParse(address, out var parsed));
        return await server.Ask().AskAsync(DnsQuestion.Reverse(parsed));
    }
}
