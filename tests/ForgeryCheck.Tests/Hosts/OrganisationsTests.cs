using System.Text;
using System.Text.Json;
using ForgeryCheck.Hosts;
using ForgeryCheck.Tests.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Hosts;

public class OrganisationsTests
{
    private static readonly Organisations Shipped = ChainMail.Organisations;

    [Theory]
    [InlineData("mail.example.com", "example.com")]
    [InlineData("example.com", "example.com")]
    [InlineData("MAIL.Example.COM.", "example.com")]
    [InlineData("a.b.mail.example.co.uk", "example.co.uk")]
    [InlineData("example.co.uk", "example.co.uk")]
    [InlineData("co.uk", null)]
    [InlineData("com", null)]
    [InlineData("a.b.example.ck", "b.example.ck")]      // *.ck
    [InlineData("example.ck", null)]
    [InlineData("mail.www.ck", "www.ck")]               // !www.ck
    [InlineData("x.city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("mail.食狮.公司.cn", "食狮.公司.cn")]
    [InlineData("mail.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("mail.bank.example", "bank.example")]
    // The private section: whoever rents a host is not the owner of the domain.
    [InlineData("li12-34.members.linode.com", "li12-34.members.linode.com")]
    [InlineData("ec2-192-0-2-7.eu-west-1.compute.amazonaws.com", "ec2-192-0-2-7.eu-west-1.compute.amazonaws.com")]
    [InlineData("dyndns.org", "dyndns.org")]
    [InlineData("alice.dyndns.org", "alice.dyndns.org")]
    // No organisation.
    [InlineData("mailhost", null)]
    [InlineData("exchange.corp.local", null)]
    [InlineData("ip-10-0-0-7.ec2.internal", null)]
    [InlineData("nas.lan", null)]
    [InlineData("localhost.localdomain", null)]
    [InlineData("localhost.members.linode.com", null)]
    [InlineData("7.2.0.192.in-addr.arpa", null)]
    [InlineData("omta.sub1.vcn.oraclevcn.com", null)]
    [InlineData("192.0.2.7", null)]
    [InlineData("2001:db8::1", null)]
    [InlineData("user@isp.example", null)]
    [InlineData("..com", null)]
    [InlineData(".com", null)]
    [InlineData(".", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_registrable_domain(string? host, string? expected) => Assert.Equal(expected, Shipped.Of(host));

    [Theory]
    [InlineData("list.sourceforge.net", "mx.sourceforge.com")]
    [InlineData("mail-ed1-f43.google.com", "smtp.gmail.com")]
    [InlineData("VI1PR04.eurprd04.prod.outlook.com", "x.exchangelabs.com")]
    [InlineData("vger.kernel.org", "23.vger.email")]
    [InlineData("system9.eu.zeptomail.net", "mx.zoho.eu")]
    [InlineData("nmtao102.oxsus-vadesecure.net", "oxsus1nmtao02p.internal.vadesecure.com")]
    [InlineData("angel.o2switch.cloud", "prout.jabatus.fr")]
    [InlineData("a8-1.smtp-out.amazonses.com", "email.amazonaws.com")]
    public void Two_names_of_one_organisation(string one, string other) => Assert.True(Shipped.Same(one, other));

    [Theory]
    [InlineData("a.example.com", "a.example.net")]
    [InlineData("mailhost", "mailhost")]
    [InlineData("a.co.uk", "b.co.uk")]
    public void Names_that_share_nothing(string one, string other) => Assert.False(Shipped.Same(one, other));

    [Fact]
    public void A_name_longer_than_a_name_can_be_has_none() =>
        Assert.Null(Shipped.Of(string.Concat(Enumerable.Repeat("label.", 60)) + "com"));

    [Fact]
    public void Many_domains_push_each_other_out_of_the_memory_and_stay_right()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 5000; i++)
            {
                Assert.Equal($"domain{i}.org", Shipped.Of($"mail.domain{i}.org"));
            }
        }
    }

    [Fact]
    public void Every_alias_is_a_registrable_domain_and_leads_to_its_organisation()
    {
        using var table = JsonDocument.Parse(
            ChainMail.Files.Read(Organisations.FileName), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        foreach (var entry in table.RootElement.GetProperty("organisations").EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString();
            foreach (var domain in entry.GetProperty("domains").EnumerateArray().Select(d => d.GetString()))
            {
                Assert.Equal(domain, Shipped.RegistrableDomain(domain));
                Assert.Equal(name, Shipped.Of("mail." + domain));
            }
        }
    }

    [Fact]
    public void Hosts_of_Microsoft_and_Google_are_known_by_address()
    {
        Assert.True(HostAddress.TryParse("2603:10a6:20b::1", out var microsoft));
        Assert.True(HostAddress.TryParse("209.85.220.41", out var google));
        Assert.Equal("outlook.com", Shipped.OfNetwork(microsoft));
        Assert.Equal("google.com", Shipped.OfNetwork(google));
        Assert.Null(Shipped.OfNetwork(new HostAddress(1, false)));
        Assert.Null(Shipped.OfNetwork(null));
    }

    [Theory]
    [InlineData("{ \"organisations\": [ { \"name\": \"a\", \"domains\": [\"x.org\", \"x.org\"] } ] }", "\"x.org\"")]
    [InlineData("{ \"organisations\": [ { \"name\": \"a\", \"networks\": [\"x\"] } ] }", "\"x\" is not an address block")]
    [InlineData("{ \"organisations\": 1 }", "must be a list")]
    [InlineData("nonsense", "invalid JSON at line 1")]
    public void A_wrong_table_is_told_in_one_line(string json, string expected)
    {
        var error = Assert.Throws<FormatException>(() => new Organisations(() => [], Encoding.UTF8.GetBytes(json), "o.json"));
        Assert.StartsWith("o.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// a comment\r\ncom\r\n*.ck \t trailing\r\n!www.ck", "a.b.ck", "a.b.ck")]
    [InlineData("com\n*.ck\n", "b.ck", null)]
    [InlineData("", "a.com", null)]
    [InlineData("\n\n\ncom", "x.a.com", "a.com")]
    public void A_list_as_downloaded_or_damaged_is_read(string list, string host, string? expected) =>
        Assert.Equal(expected, new Organisations(() => Encoding.UTF8.GetBytes("//\n" + list), null).Of(host));
}
