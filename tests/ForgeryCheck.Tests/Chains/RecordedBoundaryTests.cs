using ForgeryCheck.Chains;
using ForgeryCheck.Messages;
using ForgeryCheck.Tests.Reports;

namespace ForgeryCheck.Tests.Chains;

/// <summary>Where the listener took the message itself, the boundary is a fact.</summary>
public sealed class RecordedBoundaryTests
{
    private const string Own = "from gate.example.net (gate.example.net [203.0.113.7]) by mx.example.org (ForgeryCheck) with ESMTP id FC1";
    private const string OwnFromLoopback = "from mx.example.org (localhost [127.0.0.1]) by filter.example.org (ForgeryCheck) with ESMTP id FC1";
    private const string Front = "from pc-17 (pool.example.com [198.51.100.23]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B1";
    private const string Older = "from desk4.example.com (desk4.example.com [198.51.100.40]) by pc-17 (Postfix) with ESMTP id 5F1C27A0B1";

    private static readonly SessionFacts Session = SampleSessions.Least with { Id = "FC1" };
    private static readonly ForwardedClient Forwarded = new() { Address = SampleReports.Address("198.51.100.23"), Helo = "pc-17", Identifier = "4F1C27A0B1" };

    [Theory]
    [InlineData(Own)]
    [InlineData(OwnFromLoopback)]
    [InlineData("from relay2.example.org (relay2.example.org [10.0.0.7]) by mx.example.org (ForgeryCheck) with ESMTP id FC1")]
    public void TheListenersOwnLineIsTheBoundaryWhateverItsClientLooksLike(string line)
    {
        var chain = ChainMail.Build(Sites.None, Session, line, Front, Older);

        Assert.Equal((1, BoundaryBasis.Recorded), Of(chain));
        Assert.Equal("line 1 was written by this listener, which saw the client itself", chain.Boundary.Reason);
        Assert.Equal(1, chain.HandOver!.Line);
        Assert.Equal([HopStatus.HandOver, HopStatus.Claimed, HopStatus.Claimed], chain.Hops.Select(h => h.Status));
    }

    [Theory]
    [InlineData(ClientSource.Proxy, "PROXY")]
    [InlineData(ClientSource.Xclient, "XCLIENT")]
    public void ATrustedHostInFrontIsNamed(ClientSource source, string words)
    {
        var boundary = ChainMail.Build(Sites.None, Session with { Source = source }, Own, Older).Boundary;

        Assert.Equal((1, BoundaryBasis.Recorded), (boundary.Line, boundary.Basis));
        Assert.Contains("198.51.100.23", boundary.Reason, StringComparison.Ordinal);
        Assert.Contains(words, boundary.Reason, StringComparison.Ordinal);
        Assert.Contains("does not know", ChainMail.Build(Sites.None, Session with { Source = source, Client = null }, Own).Boundary.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AMailServerThatAsksIsNamed()
    {
        var session = Session with { Source = ClientSource.Milter, Peer = SampleReports.Address("127.0.0.1") };

        Assert.Equal(
            "line 1 is that of mx.example.org, the mail server that asked about the message (milter), which saw the client itself",
            ChainMail.Build(Sites.None, session, Own, Older).Boundary.Reason);
        Assert.EndsWith("which does not know its client", ChainMail.Build(Sites.None, session with { Client = null }, Own).Boundary.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLineOfAMailServerThatAsksHasItsQueueId()
    {
        var session = Session with { Source = ClientSource.Milter, Id = "0A1B2C3D4E5F6G", QueueId = Session.Id };

        Assert.Equal(BoundaryBasis.Recorded, ChainMail.Build(Sites.None, session, Own, Older).Boundary.Basis);
        Assert.NotEqual(BoundaryBasis.Recorded, ChainMail.Build(Sites.None, session with { Id = Session.Id, QueueId = "4XyZ1q2W3e" }, Own, Older).Boundary.Basis);
    }

    [Fact]
    public void AMailServersYesToAPasswordMakesAUser()
    {
        const string Accepted = "from pc (unknown [203.0.113.7]) by mx.example.org (ForgeryCheck) with ESMTPSA id FC1";
        var session = Session with { Source = ClientSource.Milter, Authentication = [new("PLAIN", AuthenticationOutcome.Verified) { User = "helga" }] };

        Assert.True(ChainMail.Build(Sites.None, session, Accepted, Front).Hops[0].IsAuthenticated);
        Assert.False(ChainMail.Build(Sites.None, session with { Authentication = [new("PLAIN", AuthenticationOutcome.Accepted)] }, Accepted, Front).Hops[0].IsAuthenticated);
    }

    [Fact]
    public void TheListenersYesToAPasswordMakesNobodyAUser()
    {
        const string Accepted = "from pc (unknown [203.0.113.7]) by mx.example.org (ForgeryCheck) with ESMTPSA id FC1";

        Assert.False(ChainMail.Build(Sites.None, Session, Accepted, Front).Hops[0].IsAuthenticated);
        Assert.True(ChainMail.Build(Sites.None, Session with { Id = "FC2" }, Accepted, Front).Hops[0].IsAuthenticated);
    }

    [Fact]
    public void DeclaredHostsInFrontAreWalkedThrough()
    {
        const string FromMine = "from gate.example.org (gate.example.org [192.0.2.10]) by mx.example.org (ForgeryCheck) with ESMTP id FC1";
        const string ByMine = "from pc-17 (pool.example.com [198.51.100.23]) by gate.example.org (Postfix) with ESMTP id 4F1C27A0B1";
        var mine = ChainMail.Trust("192.0.2.0/24", "gate.example.org");

        var chain = ChainMail.Build(mine, Session, FromMine, ByMine, Older);
        Assert.Equal((2, BoundaryBasis.Declared), Of(chain));
        Assert.Equal("198.51.100.23", chain.HandOver!.Address.ToString());

        // Line 2 is by another host than declared, or there is none, or the client is a stranger: line 1 it is.
        Assert.Equal((1, BoundaryBasis.Recorded), Of(ChainMail.Build(mine, Session, FromMine, Front)));
        Assert.Equal((1, BoundaryBasis.Recorded), Of(ChainMail.Build(mine, Session, FromMine)));
        Assert.Equal((1, BoundaryBasis.Recorded), Of(ChainMail.Build(mine, Session, Own, ByMine)));
        Assert.Equal((1, BoundaryBasis.Recorded), Of(ChainMail.Build(ChainMail.Trust("elsewhere.example"), Session, Own, ByMine)));
    }

    [Fact]
    public void TheLineOfATrustedServerInFrontIsTheBoundary()
    {
        var chain = ChainMail.Build(Sites.None, Session with { Forwarded = Forwarded }, OwnFromLoopback, Front, Older);

        Assert.Equal((2, BoundaryBasis.Recorded), Of(chain));
        Assert.Equal((2, "198.51.100.23", "mx.example.org"), (chain.HandOver!.Line, chain.HandOver.Address.ToString(), chain.HandOver.By));
        Assert.Contains("mx.example.org, the trusted mail server in front of it", chain.Boundary.Reason, StringComparison.Ordinal);
        Assert.Equal((1, BoundaryBasis.Recorded), Of(ChainMail.Build(Sites.None, Session with { Forwarded = Forwarded }, OwnFromLoopback)));
    }

    [Fact]
    public void ItsStepsThroughOtherFiltersAreItsOwn()
    {
        var chain = ChainMail.Build(
            Sites.None, Session with { Forwarded = Forwarded }, OwnFromLoopback,
            "from localhost (localhost [127.0.0.1]) by mx.example.org (Postfix) with ESMTP id 6F1C27A0B1",
            "from mx.example.org ([127.0.0.1]) by localhost (amavis [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id x1",
            Front, Older);

        Assert.Equal((4, BoundaryBasis.Recorded), Of(chain));
    }

    // A server that writes no line leaves a stranger's line in the second place.
    [Fact]
    public void ALineThatDoesNotTellOfTheForwardedClientIsNotBelieved()
    {
        var session = Session with { Forwarded = Forwarded with { Address = SampleReports.Address("203.0.113.99") } };

        var chain = ChainMail.Build(Sites.None, session, OwnFromLoopback, Front, Older);

        Assert.Equal((1, BoundaryBasis.Recorded), Of(chain));
        Assert.Contains("does not record 203.0.113.99", chain.Boundary.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnAddressTheServersLineIsLine2() =>
        Assert.Equal((2, BoundaryBasis.Recorded), Of(ChainMail.Build(
            Sites.None, Session with { Forwarded = new() { Source = "LOCAL" } }, OwnFromLoopback,
            "by mx.example.org (Postfix, from userid 1000) id 4F1C27A0B1", Older)));

    [Fact]
    public void BehindItDeclaredHostsAreWalkedThroughToo()
    {
        var session = Session with { Forwarded = Forwarded with { Address = SampleReports.Address("192.0.2.10") } };

        var chain = ChainMail.Build(
            ChainMail.Trust("192.0.2.0/24", "gate.example.org"), session, OwnFromLoopback,
            "from gate.example.org (gate.example.org [192.0.2.10]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B1",
            "from pc-17 (pool.example.com [198.51.100.23]) by gate.example.org (Postfix) with ESMTP id 7F1C27A0B1",
            Older);

        Assert.Equal((3, BoundaryBasis.Declared), Of(chain));
    }

    [Fact]
    public void ALineWithAnotherIdIsNotTheListeners()
    {
        var other = ChainMail.Build(Sites.None, Session with { Id = "FC2" }, OwnFromLoopback, Front, Older).Boundary;

        Assert.Equal(ChainMail.Chain(OwnFromLoopback, Front, Older).Boundary, other);
        Assert.Equal((null, BoundaryBasis.None), Of(ChainMail.Build(Sites.None, Session)));
    }

    private static (int? Line, BoundaryBasis Basis) Of(Chain chain) => (chain.Boundary.Line, chain.Boundary.Basis);
}
