using System.Text;
using ForgeryCheck.Fields;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Tests.Fields;

public sealed class FieldReadersTests
{
    [Theory]
    [InlineData("v=1; d=a.example; t=1714557582; x=1714643982", 1714557582000L)]
    [InlineData("v=1;\r\n\tt=1714557582 ;d=a.example", 1714557582000L)]
    [InlineData("bt=1714557582; d=t=5", null)]
    [InlineData("t=12", null)]
    [InlineData("t=99999999999", null)]
    [InlineData("t=17145575x2", null)]
    [InlineData("", null)]
    public void The_time_of_a_signature_is_read(string list, long? expected) =>
        Assert.Equal(expected, TagList.Time(Encoding.UTF8.GetBytes(list), "t"u8));

    [Theory]
    [InlineData("Bob <bob@b.example>, \"x@y\" <c@d.example>", "b.example d.example")]
    [InlineData("<mailto:talk@lists.example?subject=help>", "lists.example")]
    [InlineData("@@@ a@ <>", "")]
    [InlineData("a@[192.0.2.1]", "")]
    public void The_domains_of_addresses_are_found(string value, string expected)
    {
        List<string> found = [];
        foreach (var domain in new MailDomains(Encoding.UTF8.GetBytes(value)))
        {
            found.Add(Encoding.UTF8.GetString(domain));
        }

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public async Task Damaged_fields_do_no_harm()
    {
        string[] names = ["Date", "Message-ID", "From", "Reply-To", "List-Id", "DKIM-Signature", "ARC-Seal", "Received-SPF", "Authentication-Results", "X-Originating-IP", "Return-Path", "To"];
        string[] values = ["", "<", ">", "@", "<@>", ";;;=", "t=", "client-ip=", "(:", "sender IP is ", "<a@b", "[", "\0\0", new string('@', 5000), new string('<', 5000), "Wed,"];
        const string Lines = "Received: from a.example.net (a.example.net [203.0.113.7]) by mx.example.org with ESMTP id 1 for <b@example.org>; Wed, 1 May 2024 10:00:05 +0000\n"
            + "Received: from b (b [198.51.100.1]) by a.example.net (Postfix) with ESMTP id 4F1C27A0B (envelope-from <@>) for <@x>; Wed, 1 May 2024 10:00:03 +0000\n";
        var analyzer = new Analyzer(new AnalyzerOptions());
        foreach (var value in values)
        {
            foreach (var name in names)
            {
                var mail = Encoding.UTF8.GetBytes(Lines + $"{name}: {value}\n{name}: {value}\n\n");

                var report = await analyzer.AnalyzeAsync(MailReader.ReadMessage(new MemoryStream(mail), "-"));

                Assert.Equal(2, report.Hops.Count);
            }
        }
    }
}
