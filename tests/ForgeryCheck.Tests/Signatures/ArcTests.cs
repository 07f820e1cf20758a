using System.Globalization;
using ForgeryCheck.Names;
using ForgeryCheck.Signatures;
using static ForgeryCheck.Tests.Signatures.SignatureTestSupport;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>A chain holds as long as every host's seal does, and tells who passed the message on.</summary>
public sealed class ArcTests
{
    private static readonly string Sealed = TestArcSigner.Seal(Mail, "list.example", "forward.example", "mx.example");

    private static KeyServer Server() => TestArcSigner.Server("list.example", "forward.example", "mx.example");

    [Fact]
    public async Task An_honest_chain_passes_and_tells_its_hosts()
    {
        foreach (var mail in new[] { Sealed, Sealed.ReplaceLineEndings("\n") })
        {
            var server = Server();
            var facts = await VerifyAsync(mail, server);

            Assert.Equal((ArcState.Pass, null, 1), (facts.Arc.State, facts.Arc.Problem, facts.Arc.UnchangedSince));
            Assert.Equal([1, 2, 3], facts.Arc.Sets.Select(set => set.Instance));
            Assert.Equal(["mx.list.example", "mx.forward.example", "mx.mx.example"], facts.Arc.Sets.Select(set => set.AuthServId));
            Assert.All(facts.Arc.Sets, set => Assert.Equal("spf=pass; dkim=pass", set.Results));
            Assert.Equal(["list.example", "forward.example", "mx.example"], facts.Arc.Sets.Select(set => set.Seal.Tags.Domain));
            Assert.Equal(["none", "pass", "pass"], facts.Arc.Sets.Select(set => set.Seal.Tags.ChainValidation));
            Assert.Equal([1, 2, 3], facts.Arc.Sets.Select(set => set.Seal.Tags.SignedAt!.Value.Minute));
            Assert.Equal([1, 2, 3], facts.Arc.Sets.Select(set => set.Message.Tags.SignedAt!.Value.Minute));
            Assert.Equal(3, server.Asked.Count);
            Assert.Empty(facts.Dkim);
        }
    }

    [Fact]
    public async Task A_host_may_change_the_message_if_it_signs_it_anew()
    {
        var changed = Replace(TestArcSigner.Seal(Mail, "list.example"), "Hello,\r\n", "[list] Hello,\r\n");

        var arc = (await VerifyAsync(TestArcSigner.Seal(changed, "forward.example", "mx.example"), Server())).Arc;

        Assert.Equal((ArcState.Pass, 2), (arc.State, arc.UnchangedSince));
        Assert.Equal([SignatureResult.BodyAltered, SignatureResult.Pass, SignatureResult.Pass], arc.Sets.Select(set => set.Message.Outcome.Result));
    }

    [Theory]
    [InlineData("Hello,", "Hallo,", 3)]
    [InlineData("Two  blanks", "Three blanks", 3)]
    [InlineData("spf=pass", "spf=fail", 3)]
    [InlineData("cv=none", "cv=pass", 3)]
    [InlineData("cv=pass", "cv=none", 3)]
    [InlineData("cv=pass", "cv=fail", 3)]
    [InlineData("cv=none", "cv=maybe", 3)]
    [InlineData("cv=none; ", "", 3)]
    [InlineData("cv=none", "h=from; cv=none", 3)]
    [InlineData("ARC-Seal: i=2", "X-Seal: i=2", 2)]
    [InlineData("ARC-Message-Signature: i=1", "X-Signature: i=1", 2)]
    [InlineData("ARC-Authentication-Results: i=3", "X-Results: i=3", 2)]
    [InlineData("ARC-Authentication-Results: i=3", "ARC-Authentication-Results: i=2", 2)]
    [InlineData("ARC-Seal: i=3", "ARC-Seal: i=51", 2)]
    [InlineData("ARC-Seal: i=3", "ARC-Seal: i=0", 2)]
    [InlineData("ARC-Seal: i=3;", "ARC-Seal:", 2)]
    [InlineData("i=1", "i=4", 3)]
    [InlineData("h=from:", "h=ARC-Seal:from:", 3)]
    [InlineData("a=rsa-sha256", "a=rsa-sha3", 3)]
    public async Task What_was_changed_breaks_the_chain(string old, string with, int sets)
    {
        var arc = (await VerifyAsync(Replace(Sealed, old, with), Server())).Arc;

        Assert.Equal(ArcState.Fail, arc.State);
        Assert.NotNull(arc.Problem);
        Assert.Equal(sets, arc.Sets.Count);
    }

    [Fact]
    public async Task A_seal_that_was_moved_to_other_mail_fails()
    {
        var arc = (await VerifyAsync(Sealed[..Sealed.IndexOf("Received:", StringComparison.Ordinal)] + Replace(Mail, "Hello", "Buy now"), Server())).Arc;

        Assert.Equal(ArcState.Fail, arc.State);
        Assert.All(arc.Sets, set => Assert.Equal((SignatureResult.BodyAltered, SignatureResult.Pass), (set.Message.Outcome.Result, set.Seal.Outcome.Result)));
    }

    [Fact]
    public async Task A_chain_without_its_first_host_fails_without_a_question()
    {
        var server = Server();
        var first = Sealed.IndexOf("ARC-Seal: i=1", StringComparison.Ordinal);

        var arc = (await VerifyAsync(Sealed[..first] + Sealed[Sealed.IndexOf("Received:", StringComparison.Ordinal)..], server)).Arc;

        Assert.Equal((ArcState.Fail, 2), (arc.State, arc.Sets.Count));
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_decided_and_a_broken_seal_outweighs_a_silent_server()
    {
        async Task<ArcState> With(INameService names, string? mail = null) => (await VerifyAsync(mail ?? Sealed, names)).Arc.State;

        Assert.Equal(ArcState.NotTestable, await With(NamesOff.Instance));
        Assert.Equal(ArcState.TempError, await With(Server().With("arc._domainkey.list.example", DnsStatus.NotAnswered)));
        Assert.Equal(ArcState.Fail, await With(Server().With("arc._domainkey.list.example", DnsStatus.NotAnswered), Replace(Sealed, "Hello", "Hallo")));
        Assert.Equal(ArcState.NoKey, await With(Server().With("arc._domainkey.list.example", DnsStatus.NoError, "v=DKIM1; p=")));
        Assert.Equal(ArcState.NoKey, await With(Server().With("arc._domainkey.list.example", DnsStatus.NxDomain)));
        Assert.Equal(ArcState.Fail, await With(Server().With("arc._domainkey.list.example", TestKeys.Record(TestKeys.Other))));

        var arc = (await VerifyAsync(Assert.Single(ReadInput(Bytes(Sealed[..(Sealed.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2)]))), Server())).Arc;
        Assert.Equal(ArcState.NotTestable, arc.State);
        Assert.All(arc.Sets, set => Assert.Equal((SignatureResult.Pass, true), (set.Seal.Outcome.Result, set.Message.Outcome.FitsHeader)));
    }

    [Fact]
    public async Task Fifty_hosts_are_verified_and_more_are_not()
    {
        var hosts = Enumerable.Range(1, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"h{i}.example")).ToArray();
        var server = TestArcSigner.Server(hosts);
        var mail = TestArcSigner.Seal(Mail, isRsa: false, hosts);

        var facts = await VerifyAsync(mail, server);
        Assert.Equal((ArcState.Pass, 50, 50), (facts.Arc.State, facts.Arc.Sets.Count, server.Asked.Count));

        var more = (await VerifyAsync(Replace(Sealed, "Received:", "ARC-Seal: i=1\r\nReceived:") + mail, server)).Arc;
        Assert.Equal(ArcState.Fail, more.State);
        Assert.Equal(ArcState.Fail, (await VerifyAsync("ARC-Seal: i=50; x=1\r\n" + mail, server)).Arc.State);
        Assert.Equal(50, server.Asked.Count);
    }
}
