using CsCheck;
using ForgeryCheck.Spf;
using ForgeryCheck.Tests.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Spf;

/// <summary>Records and senders made to crash a check, to keep it busy, or to have it ask without end.</summary>
public sealed class SpfHostileTests
{
    // The record, and ten terms with up to ten names each.
    private const int MostQuestions = 111;

    private const string Valid =
        "v=spf1 +a mx/24//64 a:%{l1r-}.h%%.%{d2}/28 ptr ptr:%{o} ip4:192.0.2.0/25 ip6:2001:db8::/32 ?exists:%{I}.%{v}.%{p}.x.test ~include:%{h} moo=%{s}%_ exp=e.%{d} redirect=_spf.%{d} -all";

    private static readonly string[] Pieces =
    [
        "a", "mx", "ptr", "include", "exists", "ip4", "ip6", "all", "redirect=", "exp=", ":", "/", "//", " ", "%{", "}", "%", "d", "p", "r", "2", "-", "~",
        "?", "+", ".test", "post.test", "192.0.2.1", "::", "24", "\u00ff", "\0",
    ];

    private static readonly HostAddress Client = HostAddress.TryParse("203.0.113.9", out var client) ? client : default;

    [Theory]
    [InlineData("v=spf1 include:post.test")]
    [InlineData("v=spf1 redirect=post.test")]
    [InlineData("v=spf1 include:%{d} include:%{d} redirect=%{d}")]
    [InlineData("v=spf1 include:a.%{d}")]
    [InlineData("v=spf1 redirect=%{d}.%{d}")]
    [InlineData("v=spf1 exists:%{p}.a.test include:%{d}")]
    [InlineData("v=spf1 ptr include:%{d}")]
    [InlineData("v=spf1 mx include:%{d}")]
    public async Task RecordsThatLeadToThemselves(string record)
    {
        var zones = new ZoneTable();
        zones.Add("post.test", ["TXT " + record, .. Enumerable.Range(0, 10).Select(i => $"MX {i} mx{i}.test")]);
        zones.Add("203.0.113.9", [.. Enumerable.Range(0, 200).Select(i => $"PTR h{i}.post.test")]);
        foreach (var name in new[] { "a.post.test", "post.test.post.test" })
        {
            zones.Add(name, "TXT " + record);
        }

        for (var i = 0; i < 200; i++)
        {
            zones.Add($"h{i}.post.test", "A 203.0.113.1");
            zones.Add($"mx{i}.test", "A 203.0.113.1");
        }

        Assert.Equal(SpfResult.PermError, (await CheckAsync(zones)).Result);
        Assert.InRange(zones.Questions.Count, 1, MostQuestions);
    }

    [Theory]
    [InlineData("a:h.test ")]
    [InlineData("a ")]
    [InlineData("ip4:198.51.100.0/24 ")]
    [InlineData("ip6:::/0 ")]
    [InlineData("x=%{s}%{s}%{s} ")]
    [InlineData("exists:%{l}.test ")]
    [InlineData("include:post.test ")]
    [InlineData("ptr:%{p}.test ")]
    public async Task TenThousandTerms(string term)
    {
        var zones = new ZoneTable();
        zones.Add("post.test", "TXT v=spf1 " + string.Concat(Enumerable.Repeat(term, 10_000)) + "-all", "A 198.51.100.1");
        await CheckAsync(zones);
        Assert.InRange(zones.Questions.Count, 1, MostQuestions);
    }

    [Fact]
    public async Task TenThousandAddressesOfAHostAreCompared()
    {
        var zones = new ZoneTable();
        zones.Add("post.test", ["TXT v=spf1 a -all", .. Enumerable.Range(0, 10_000).Select(i => $"A 10.0.{i / 250}.{i % 250}"), "A 203.0.113.9"]);
        Assert.Equal(SpfResult.Pass, (await CheckAsync(zones)).Result);
    }

    [Theory]
    [InlineData("ip4:192.0.2.1/4294967296")]
    [InlineData("ip4:192.0.2.1/99999999999999999999999")]
    [InlineData("ip4:192.0.2.1/-1")]
    [InlineData("ip4:192.0.2.1/")]
    [InlineData("ip4:192.0.2.1/+8")]
    [InlineData("ip4:192.0.2.1/8 x")]
    [InlineData("ip4:192.0.2.01")]
    [InlineData("ip4:2001:db8::1")]
    [InlineData("ip4::ffff:192.0.2.1")]
    [InlineData("ip6:192.0.2.1")]
    [InlineData("ip6:IPv6:2001:db8::1")]
    [InlineData("ip6:fe80::1%eth0")]
    [InlineData("ip6:2001:db8::1/256")]
    [InlineData("a/32/128")]
    [InlineData("a/032")]
    [InlineData("a//")]
    [InlineData("a/")]
    [InlineData("a///64")]
    [InlineData("mx//64/24")]
    [InlineData("+")]
    [InlineData("++all")]
    [InlineData("all=")] // a modifier of that name; what follows is no mechanism
    [InlineData(":")]
    [InlineData("/")]
    [InlineData("=")]
    [InlineData("-exp=a.test")]
    [InlineData("redirect")]
    [InlineData("averylongmechanism:x.test")]
    public async Task TermsThatAreNone(string term)
    {
        var zones = new ZoneTable();
        zones.Add("post.test", $"TXT v=spf1 ip4:203.0.113.9 {term} /");
        Assert.Equal(SpfResult.PermError, (await CheckAsync(zones)).Result);
    }

    [Fact]
    public void AMappedNetworkOfIPv6HoldsNobody()
    {
        Assert.False(SpfDirectiveParser.Parse("ip6:::ffff:203.0.113.9/96")!.Network.Has(Client));
        Assert.False(SpfDirectiveParser.Parse("ip6:::/0")!.Network.Has(Client));
    }

    [Fact]
    public async Task MacroBombs()
    {
        var sender = string.Concat(Enumerable.Repeat("a.-", 300_000)) + "@" + string.Concat(Enumerable.Repeat("b.", 300_000)) + "post.test";
        var zones = new ZoneTable();
        foreach (var macro in new[] { "%{s}", "%{S}", "%{lr-}", "%{l1-}", "%{o1r}", "%{h127}", "%%", "%_", "%{l1.-+,/_=}" })
        {
            zones.Add("post.test", $"TXT v=spf1 exists:{string.Concat(Enumerable.Repeat(macro, 2_000))} -all");
            var macros = MacroParser.Parse(string.Concat(Enumerable.Repeat(macro, 2_000)))!;
            var name = macros.ToDomain(new(SpfQuery.OfMailFrom(Client, sender, new string('c', 1_000_000)), "post.test", "unknown"));
            Assert.InRange(name.Length, 0, 253);
        }

        await CheckAsync(zones, sender);
        Assert.InRange(zones.Questions.Count, 0, MostQuestions);
    }

    [Fact]
    public async Task EveryPartOfARecordAndEveryDamagedByteOfIt()
    {
        for (var i = 0; i <= Valid.Length; i++)
        {
            await TryAsync(Valid[..i]);
            await TryAsync(Valid[i..]);
            await TryAsync("v=spf1 " + Valid[i..]);
        }

        foreach (var c in "\0\t\r\n \"%{}./:=-+~?0\u007f\u0080\u2026\ud800")
        {
            for (var i = 0; i < Valid.Length; i++)
            {
                await TryAsync(Valid[..i] + c + Valid[(i + 1)..]);
                await TryAsync(Valid[..i] + c + Valid[i..]);
            }
        }
    }

    [Fact]
    public void RandomRecords() => Gen.Int[0, Pieces.Length - 1].Array[0, 40]
        .Sample(record => TryAsync("v=spf1 " + string.Concat(record.Select(i => Pieces[i]))).GetAwaiter().GetResult());

    [Fact]
    public void RandomSenders() => Gen.String.Array[3].Sample(texts =>
    {
        var zones = new ZoneTable();
        zones.Add("post.test", "TXT " + Valid);
        CheckAsync(zones, texts[0] + "@post.test", texts[1]).AsTask().GetAwaiter().GetResult();
        CheckAsync(zones, texts[0] + texts[2], texts[1]).AsTask().GetAwaiter().GetResult();
    });

    private static async Task TryAsync(string record)
    {
        var zones = new ZoneTable();
        zones.Add("post.test", "TXT " + record, "A 198.51.100.1", "MX 10 mx.test", "MX 20 .");
        zones.Add("203.0.113.9", "PTR post.test", "PTR \\000.test");
        zones.Add("_spf.post.test", "TXT v=spf1 redirect=post.test");
        zones.Add("helo.test", "TXT v=spf1 ?all");
        await CheckAsync(zones);
        Assert.InRange(zones.Questions.Count, 1, MostQuestions);
        Assert.Equal("post.test", zones.Questions[0].Name);
    }

    private static ValueTask<SpfOutcome> CheckAsync(ZoneTable zones, string sender = "jane-doe@post.test", string helo = "helo.test") =>
        SpfChecker.CheckAsync(zones, SpfQuery.OfMailFrom(Client, sender, helo));
}
