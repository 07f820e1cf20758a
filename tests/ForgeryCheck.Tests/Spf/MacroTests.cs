using ForgeryCheck.Spf;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Spf;

/// <summary>What macros expand to (RFC 7208 section 7).</summary>
public sealed class MacroTests
{
    [Theory]
    [InlineData("%{s}", "jane-doe@news.shop.post.test")]
    [InlineData("%{l}", "jane-doe")]
    [InlineData("%{o}", "news.shop.post.test")]
    [InlineData("%{d}", "record.post.test")]
    [InlineData("%{h}", "out.post.test")]
    [InlineData("%{p}.x", "mx.post.test.x")]
    [InlineData("%{i}", "192.0.2.3")]
    [InlineData("%{v}", "in-addr")]
    [InlineData("%{o4}", "news.shop.post.test")]
    [InlineData("%{o127}", "news.shop.post.test")]
    [InlineData("%{o99999999999}", "news.shop.post.test")]
    [InlineData("%{o3}", "shop.post.test")]
    [InlineData("%{o1}", "test")]
    [InlineData("%{or}", "test.post.shop.news")]
    [InlineData("%{oR}", "test.post.shop.news")]
    [InlineData("%{o2r}", "shop.news")]
    [InlineData("%{l-}", "jane.doe")]
    [InlineData("%{lr}", "jane-doe")]
    [InlineData("%{lr-}", "doe.jane")]
    [InlineData("%{l1r-}", "jane")]
    [InlineData("%{l1-}", "doe")]
    [InlineData("%{o1/-}", "news.shop.post.test")] // other delimiters replace the dot
    [InlineData("%{ir}.%{v}.lists.%{o2}", "3.2.0.192.in-addr.lists.post.test")]
    [InlineData("%{lr-}.who.%{ir}.%{v}.lists.%{o2}", "doe.jane.who.3.2.0.192.in-addr.lists.post.test")]
    [InlineData("%{S}", "jane-doe%40news.shop.post.test")]
    [InlineData("%{L1R-}", "jane")]
    [InlineData("a%%b%_c%-d.post.test.", "a%b c%20d.post.test")]
    [InlineData("post.test.", "post.test")]
    public void Expansions(string text, string expected) => Assert.Equal(expected, Expand(text, "192.0.2.3", "jane-doe@news.shop.post.test"));

    [Theory]
    [InlineData("%{ir}.%{v}.x.test", "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.x.test")]
    [InlineData("%{i}.x.test", "2.0.0.1.0.d.b.8.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.c.b.0.1.x.test")]
    public void AnIPv6AddressHasADigitALabel(string text, string expected) =>
        Assert.Equal(expected, Expand(text, "2001:db8::cb01", "a@post.test"));

    [Theory]
    [InlineData("@post.test", "postmaster")]
    [InlineData("post.test", "postmaster")]
    [InlineData("", "postmaster")]
    [InlineData("\"odd@local\"@post.test", "%22odd%40local%22")]
    [InlineData("j\u00fcrgen@post.test", "j%C3%BCrgen")]
    [InlineData("a..b.@post.test", "a..b.")]
    public void TheLocalPart(string sender, string expected) => Assert.Equal(expected + ".x", Expand("%{L}.x", "192.0.2.3", sender));

    [Fact]
    public void HalfASurrogatePair() => Assert.Equal("%EF%BF%BD.x", Expand("%{L}.x", "192.0.2.3", "\ud800@post.test"));

    [Fact]
    public void EmptyPartsArePartsAsWell() => Assert.Equal(".b..a", Expand("%{lr}", "192.0.2.3", "a..b.@post.test"));

    [Fact]
    public void ALongNameLosesLabelsOnTheLeft()
    {
        var label = new string('a', 60);
        var domain = $"{label}.{label}.{label}.post.test"; // 192 characters
        Assert.Equal($"y.{domain}.{label[..52]}.test", Expand($"x.y.%{{o}}.{label[..52]}.test", "192.0.2.3", $"j@{domain}"));
        Assert.Equal($"post.test.{domain}", Expand("%{o}.%{o}", "192.0.2.3", $"j@{domain}"));

        // 253 characters remain whole, with or without the final dot; of 254 the first label goes.
        var most = $"{domain}.{label}";
        Assert.Equal(253, most.Length);
        Assert.Equal(most, Expand($"%{{o}}.{label}", "192.0.2.3", $"j@{domain}"));
        Assert.Equal(most, Expand($"%{{o}}.{label}.", "192.0.2.3", $"j@{domain}"));
        Assert.Equal(most[(label.Length + 1)..] + "b", Expand($"%{{o}}.{label}b", "192.0.2.3", $"j@{domain}"));

        // A name without a dot in reach leaves nothing.
        Assert.Equal("", Expand("%{l}%{l}", "192.0.2.3", new string('a', 200) + "@post.test"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("post")]
    [InlineData("post.")]
    [InlineData("post.123")]
    [InlineData("post.-a")]
    [InlineData("post.a-")]
    [InlineData("post.a_b")]
    [InlineData("post.test..")]
    [InlineData("a b.test")]
    [InlineData("a\tb.test")]
    [InlineData("\u00e4.test")]
    [InlineData("%{d}test")]
    [InlineData("%")]
    [InlineData("%{")]
    [InlineData("%{}")]
    [InlineData("%{d")]
    [InlineData("%d")]
    [InlineData("%(d)")]
    [InlineData("%{x}")]
    [InlineData("%{dd}")]
    [InlineData("%{d0}")]
    [InlineData("%{d00r}")]
    [InlineData("%{dr2}")]
    [InlineData("%{d-2}")]
    [InlineData("%{d;}")]
    [InlineData("%{d }")]
    [InlineData("%{c}")] // for explanations only
    [InlineData("%{r}.test")]
    [InlineData("%{T}.test")]
    public void WhatIsNoDomainSpec(string text) => Assert.Null(MacroParser.DomainSpec(text));

    [Theory]
    [InlineData("%{d}.a-b.xn--p1ai")]
    [InlineData("a.1b")]
    [InlineData(".test")]
    [InlineData("a:/=?.test")]
    [InlineData("x%{d}")]
    [InlineData("x%%")]
    public void WhatIsOne(string text) => Assert.NotNull(MacroParser.DomainSpec(text));

    private static string Expand(string text, string client, string sender)
    {
        Assert.True(HostAddress.TryParse(client, out var address));
        return MacroParser.Parse(text)!.ToDomain(new(SpfQuery.OfMailFrom(address, sender, "out.post.test"), "record.post.test", "mx.post.test"));
    }
}
