using ForgeryCheck.Names;
using ForgeryCheck.Spf;
using ForgeryCheck.Tests.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Spf;

/// <summary>What is told beside the result, and what is asked for it.</summary>
public sealed class SpfOutcomeTests
{
    private readonly ZoneTable _zones = new();

    [Fact]
    public async Task TheDirectiveThatDecidedIsNamedWithItsRecord()
    {
        _zones.Add("post.test", "TXT v=spf1 ip4:198.51.100.0/24 Include:a.post.test -include:c.post.test redirect=d.post.test");
        _zones.Add("a.post.test", "TXT v=spf1 ip4:198.51.100.1 include:b.post.test -all");
        _zones.Add("b.post.test", "TXT v=spf1 ?ip4:192.0.2.9 IP4:192.0.2.1 ~all");
        _zones.Add("c.post.test", "TXT v=spf1 ip4:192.0.2.2");
        _zones.Add("d.post.test", "TXT v=spf1 ~all");

        Assert.Equal((SpfResult.Pass, "ip4:198.51.100.0/24", "post.test", 0), Told(await CheckAsync("198.51.100.7", "a@post.test")));
        Assert.Equal((SpfResult.Pass, "IP4:192.0.2.1", "b.post.test", 2), Told(await CheckAsync("192.0.2.1", "a@post.test")));

        // That an included record passes is no reason to fail: the directive that includes it is.
        Assert.Equal((SpfResult.Fail, "-include:c.post.test", "post.test", 3), Told(await CheckAsync("192.0.2.2", "a@post.test")));
        Assert.Equal((SpfResult.SoftFail, "~all", "d.post.test", 4), Told(await CheckAsync("192.0.2.3", "a@post.test")));

        Assert.Equal("post.test", (await CheckAsync("192.0.2.3", "a@post.test")).Domain);
    }

    [Theory]
    [InlineData("v=spf1 a mx foo -all", "the SPF record of post.test is invalid: \"foo\" is not a valid mechanism")]
    [InlineData("v=spf1 ip4:192.0.2.1/33", "the SPF record of post.test is invalid: \"ip4:192.0.2.1/33\" is not a valid mechanism")]
    [InlineData("v=spf1 redirect=a.test redirect=b.test", "the SPF record of post.test is invalid: \"redirect=b.test\" is not a valid modifier, or is repeated")]
    [InlineData("v=spf1 a:x\u001b[31m.test", "the SPF record of post.test is invalid: \"a:x\\x1B[31m.test\" contains a control or non-ASCII character")]
    [InlineData("v=spf1 include:none.test", "the SPF record of post.test is invalid: \"include:none.test\" has nothing to include: none.test publishes no SPF record")]
    [InlineData("v=spf1 redirect=none.test", "the SPF record of post.test is invalid: \"redirect\" leads nowhere: none.test publishes no SPF record")]
    [InlineData("v=spf1 a:n1.test a:n2.test mx:n3.test", "the SPF record of post.test is invalid: too many of its terms find nothing in the DNS")]
    [InlineData("v=spf1 a:slow.test", "the DNS gave no answer for slow.test A")]
    [InlineData("v=spf2.0/mfrom", "post.test publishes no SPF record")]
    public async Task WhatIsWrongIsSaidInOneLine(string record, string problem)
    {
        _zones.Add("post.test", "TXT " + record);
        _zones.Add("slow.test", "timeout");
        Assert.Equal(problem, (await CheckAsync("192.0.2.1", "a@post.test")).Problem);
    }

    [Fact]
    public async Task ALongTermIsCut()
    {
        _zones.Add("post.test", "TXT v=spf1 " + new string('x', 8000));
        Assert.InRange((await CheckAsync("192.0.2.1", "a@post.test")).Problem!.Length, 100, 250);
    }

    [Fact]
    public async Task WithoutDnsNothingIsKnown()
    {
        var outcome = await SpfChecker.CheckAsync(NamesOff.Instance, SpfQuery.OfHelo(Address("192.0.2.1"), "mx.post.test"));
        Assert.Equal((SpfResult.NotTestable, "DNS is off"), (outcome.Result, outcome.Problem));
    }

    [Theory]
    [InlineData("post.test", "post.test TXT")]
    [InlineData("a.post.test", "a.post.test A")]
    [InlineData("i.post.test", "i.post.test TXT")]
    [InlineData("m.post.test", "m.post.test MX")]
    [InlineData("mx.post.test", "mx.post.test A")]
    [InlineData("e.post.test", "e.post.test A")]
    [InlineData("1.2.0.192.in-addr.arpa", "1.2.0.192.in-addr.arpa PTR")]
    [InlineData("host.post.test", "host.post.test A")]
    [InlineData("r.post.test", "r.post.test TXT")]
    public async Task AQuestionThatWasNotAskedIsNoAnswer(string name, string question)
    {
        // Each record would otherwise lead to the next term, and so to the redirect at the end.
        _zones.Add("post.test", "TXT v=spf1 a:a.post.test include:i.post.test mx:m.post.test exists:e.post.test ptr:post.test redirect=r.post.test");
        _zones.Add("a.post.test", "A 198.51.100.1");
        _zones.Add("i.post.test", "TXT v=spf1 -all");
        _zones.Add("m.post.test", "MX 10 mx.post.test");
        _zones.Add("mx.post.test", "A 198.51.100.1");
        _zones.Add("192.0.2.1", "PTR host.post.test");
        _zones.Add("host.post.test", "A 198.51.100.1");
        _zones.Add("r.post.test", "TXT v=spf1 +all");
        Assert.Equal(SpfResult.Pass, (await CheckAsync("192.0.2.1", "a@post.test")).Result);

        _zones.Unasked.Add(name);
        var outcome = await CheckAsync("192.0.2.1", "a@post.test");
        Assert.Equal((SpfResult.NotTestable, question + " was not asked"), (outcome.Result, outcome.Problem));
    }

    [Fact]
    public async Task AMacroOfTheClientsNameThatWasNotAskedIsNotUnknown()
    {
        _zones.Add("post.test", "TXT v=spf1 exists:%{p}.ok.post.test -all");
        _zones.Add("unknown.ok.post.test", "A 127.0.0.2");
        Assert.Equal(SpfResult.Pass, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
        _zones.Unasked.Add("1.2.0.192.in-addr.arpa");
        Assert.Equal(SpfResult.NotTestable, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
    }

    [Theory]
    [InlineData("a@mail.corp.internal")]
    [InlineData("a@localhost.localdomain")]
    [InlineData("a@mailserver")]
    [InlineData("a@[192.0.2.1]")]
    [InlineData("a@")]
    [InlineData("a@1.2.3.4")]
    [InlineData("a@post test")]
    public async Task ADomainThatCannotBePublicHasNoPolicyAndIsNotAsked(string sender)
    {
        Assert.Equal(SpfResult.None, (await CheckAsync("192.0.2.1", sender)).Result);
        Assert.Empty(_zones.Questions);
    }

    [Fact]
    public async Task ATargetThatCannotBePublicDoesNotExistAndIsNotAsked()
    {
        _zones.Add("post.test", "TXT v=spf1 a:db.internal ptr:corp.internal exists:%{h}.lan -all");
        Assert.Equal(SpfResult.PermError, (await CheckAsync("10.0.0.1", "a@post.test")).Result); // three terms that find nothing
        Assert.Equal([new DnsQuestion("post.test", DnsType.Txt)], _zones.Questions);
    }

    [Fact]
    public async Task NamesBelowArpaAreNeitherAskedNorTakenForMissing()
    {
        _zones.Add("post.test", "TXT v=spf1 exists:%{ir}.in-addr.arpa -all");
        _zones.Unasked.Add("1.2.0.192.in-addr.arpa");
        Assert.Equal(SpfResult.NotTestable, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
    }

    [Fact]
    public async Task ANullSenderIsTheHeloName()
    {
        _zones.Add("mx.post.test", "TXT v=spf1 exists:%{l}.%{o}.ok.test -all");
        _zones.Add("postmaster.mx.post.test.ok.test", "A 127.0.0.2");
        Assert.Equal(SpfResult.Pass, (await CheckAsync("192.0.2.1", "", "mx.post.test.")).Result);
        Assert.Equal(SpfResult.Pass, (await SpfChecker.CheckAsync(_zones, SpfQuery.OfHelo(Address("192.0.2.1"), "mx.post.test"))).Result);
    }

    [Fact]
    public async Task ADomainInUnicodeIsAskedAsItsALabel()
    {
        _zones.Add("xn--bcher-kva.test", "TXT v=spf1 -all");
        Assert.Equal(SpfResult.Fail, (await CheckAsync("192.0.2.1", "a@b\u00fccher.test")).Result);
    }

    [Fact]
    public async Task ALocalPartBeyondAsciiMatchesNothing()
    {
        // RFC 8616 section 4: such a name cannot be asked for.
        _zones.Add("post.test", "TXT v=spf1 exists:%{l}.post.test ~all");
        Assert.Equal(SpfResult.SoftFail, (await CheckAsync("192.0.2.1", "j\u00fcrgen@post.test")).Result);
    }

    [Fact]
    public async Task NothingIsAskedBeyondWhatIsNeeded()
    {
        _zones.Add("post.test", "TXT v=spf1 exists:%{i}.x.test ptr:post.test mx ip4:192.0.2.1 a:a.test exists:%{p}.test exp=why.post.test -all", "MX 10 mx2.test", "MX 5 mx1.test", "MX 7 mx1.test");
        _zones.Add("192.0.2.1", "PTR a.other.test", "PTR host.post.test");
        Assert.Equal(SpfResult.Pass, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
        Assert.Equal(
            ["post.test TXT", "192.0.2.1.x.test A", "1.2.0.192.in-addr.arpa PTR", "host.post.test A", "post.test MX", "mx1.test A", "mx2.test A"],
            _zones.Questions.Select(q => q.ToString()));
    }

    [Fact]
    public async Task TheClientsNameIsTheDomainOrBelowItIfOneIs()
    {
        _zones.Add("post.test", "TXT v=spf1 exists:%{p}.ok.test -all");
        _zones.Add("192.0.2.1", "PTR a.other.test", "PTR b.post.test", "PTR post.test");
        _zones.Add("a.other.test", "A 192.0.2.1");
        _zones.Add("a.other.test.ok.test", "A 127.0.0.2");
        Assert.Equal(SpfResult.Pass, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
        _zones.Add("b.post.test", "A 192.0.2.1");
        Assert.Equal(SpfResult.Fail, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
        _zones.Add("b.post.test.ok.test", "A 127.0.0.2");
        Assert.Equal(SpfResult.Pass, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
        _zones.Add("post.test", "A 192.0.2.1");
        Assert.Equal(SpfResult.Fail, (await CheckAsync("192.0.2.1", "a@post.test")).Result);
    }

    [Fact]
    public async Task ATermIsVoidOnlyIfAllItsQuestionsFindNothing()
    {
        // Exchangers without an IPv6 address make no term void for an IPv6 client as long as one has it.
        _zones.Add("post.test", "TXT v=spf1 mx mx:m2.test mx:m3.test ~all", "MX 1 a.test", "MX 2 b.test", "MX 3 c.test");
        _zones.Add("m2.test", "MX 1 a.test", "MX 2 c.test");
        _zones.Add("m3.test", "MX 0 .");
        _zones.Add("c.test", "AAAA 2001:db8::9");
        Assert.Equal(SpfResult.SoftFail, (await CheckAsync("2001:db8::1", "a@post.test")).Result);
    }

    private ValueTask<SpfOutcome> CheckAsync(string client, string sender, string helo = "helo.test") =>
        SpfChecker.CheckAsync(_zones, SpfQuery.OfMailFrom(Address(client), sender, helo));

    private static (SpfResult Result, string? Mechanism, string? RecordDomain, int Lookups) Told(SpfOutcome outcome) =>
        (outcome.Result, outcome.Mechanism, outcome.RecordDomain, outcome.Lookups);

    private static HostAddress Address(string text) => HostAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
