using CsCheck;
using ForgeryCheck.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Names;

/// <summary>What is never asked, wherever it comes from.</summary>
public sealed class AskableTests
{
    [Theory]
    [InlineData("mail.example.org", true)]
    [InlineData("a.test", true)]
    [InlineData("under_score.example.org", true)]
    [InlineData("xn--bcher-kva.example.org", true)]
    [InlineData("3com.com", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("localhost", false)]
    [InlineData("mailserver", false)]
    [InlineData("mail.localhost", false)]
    [InlineData("printer.local", false)]
    [InlineData("db.corp.internal", false)]
    [InlineData("host.lan", false)]
    [InlineData("localhost.localdomain", false)]
    [InlineData("1.0.0.127.in-addr.arpa", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("1.2", false)]
    [InlineData("[192.0.2.1]", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("a..b.test", false)]
    [InlineData(".a.test", false)]
    [InlineData("a\tb.test", false)]
    [InlineData("a\0b.test", false)]
    [InlineData("a\u001b[31m.test", false)]
    [InlineData("b\u00fccher.test", false)]
    [InlineData("strong-bad+x=1.spf.test", true)] // as the macros of SPF make names (RFC 7208 section 7)
    [InlineData("a b.spf.test", true)]
    [InlineData("a.b@c", false)]
    [InlineData("ban\u212a.test", false)] // the Kelvin sign, whose lower case is k
    public void Names(string name, bool asked) =>
        Assert.Equal(asked, Askable.Is(DnsQuestion.Of(name, DnsType.A)));

    [Fact]
    public void LabelsAndNamesHaveTheirLength()
    {
        Assert.True(Askable.Name(new string('a', 63) + ".test"));
        Assert.False(Askable.Name(new string('a', 64) + ".test"));
        var name = string.Concat(Enumerable.Repeat("abcdefg.", 31)) + "tests"; // 253 characters
        Assert.True(Askable.Name(name));
        Assert.False(Askable.Name("x" + name));
    }

    [Theory]
    [InlineData("104.128.23.115", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.64.0.0", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("100.128.0.0", true)]
    [InlineData("198.17.255.255", true)]
    [InlineData("198.18.0.0", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("198.20.0.0", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.1.1", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2620:4f:8000::25", true)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    public void Addresses(string text, bool asked)
    {
        Assert.True(HostAddress.TryParse(text, out var address));
        Assert.Equal(asked, Askable.Is(DnsQuestion.Reverse(address)));
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("198.51.100.255")]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8::25")]
    [InlineData("3fff:fff::1")]
    public async Task AddressesOfDocumentationAreReplayedButNotAskedLive(string text)
    {
        Assert.True(HostAddress.TryParse(text, out var address));
        var question = DnsQuestion.Reverse(address);
        using var server = new FakeServer(q => FakeServer.Reply(q, 0));
        Assert.Equal(DnsStatus.NotAsked, (await server.Ask().AskAsync(question)).Status);
        Assert.Equal(0, server.Queries);

        var replay = new ReplayedNames([new DnsAnswer(question, DnsStatus.NoError, ["mail.example.org"], DateTimeOffset.UnixEpoch, "")]);
        var facts = await NameFacts.GatherAsync(replay, new NameTargets([address], [], []));
        Assert.Equal(["mail.example.org"], facts.ReverseNames(address));
    }

    [Fact]
    public async Task HostileNamesAreNotAskedAndDoNotThrow()
    {
        using var server = new FakeServer(q => FakeServer.Reply(q, 0));
        var names = server.Ask();
        foreach (var name in new[] { null!, "", "\0", new string('a', 1000), new string('.', 300), "a\nb.c", "\ud800.test", "x.y@z" })
        {
            Assert.Equal(DnsStatus.NotAsked, (await names.AskAsync(new DnsQuestion(name, DnsType.Mx))).Status);
            Assert.Equal(DnsStatus.NotAsked, (await names.AskAsync(new DnsQuestion(name, DnsType.Ptr))).Status);
        }

        Assert.Equal(0, server.Queries);
    }

    [Fact]
    public void AReverseNameLeadsBackToItsAddress() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Bool).Sample((high, low, v6) =>
        {
            var address = v6 ? new HostAddress(new UInt128(high | 1UL << 61, low), true) : new HostAddress((uint)low, false);
            Assert.True(ReverseZone.TryParse(ReverseZone.NameOf(address), out var back));
            Assert.Equal(address, back);
        });

    [Fact]
    public void ReverseNamesAsTheStandardsWriteThem()
    {
        Assert.True(HostAddress.TryParse("192.0.2.7", out var v4));
        Assert.Equal("7.2.0.192.in-addr.arpa PTR", DnsQuestion.Reverse(v4).ToString());
        Assert.True(HostAddress.TryParse("2001:db8::567:89ab", out var v6));
        Assert.Equal("b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa", DnsQuestion.Reverse(v6).Name);
        foreach (var broken in new[] { "2.0.192.in-addr.arpa", "7.2.0.192.1.in-addr.arpa", "256.2.0.192.in-addr.arpa", "b.a.ip6.arpa", "in-addr.arpa", ".in-addr.arpa" })
        {
            Assert.False(ReverseZone.TryParse(broken, out _), broken);
        }
    }
}
