using System.Text.Json;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Exchange.Stix;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Reports.Exchange;

public sealed class StixReportTests
{
    // As the specification has it, and OASIS's own library for Python makes them: other producers' objects are the same.
    [Fact]
    public void ObservablesHaveTheIdsThatOtherProducersGiveThem()
    {
        var header = HeaderBlock.Parse("From: John Doe <jdoe@example.com>\r\nTo: Mary Smith <mary@example.com>\r\nSubject: Saying Hello\r\n"u8.ToArray());
        var bundle = Read(SampleReports.Untestable() with { Header = header, Subject = "Saying Hello" });
        Assert.Equal("email-message--16177f7c-38c5-59f4-baa5-b934fa13ce49", bundle.One("email-message").GetProperty("id").GetString());
        Assert.Equal("email-addr--6deb37bd-12b7-54ae-805f-5f7146f3d171", bundle.One("email-message").GetProperty("from_ref").GetString());
        Assert.Equal("email-addr--2aeeb98c-9db4-525e-874d-221fdfe9f76e", bundle.One("email-message").GetProperty("to_refs")[0].GetString());
        Assert.Equal("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4", StixId.OfValue("ipv4-addr", "198.51.100.3").ToString());
    }

    // RFC 8785: only what has to be escaped is, and hex digits are small.
    [Theory]
    [InlineData("Grüße \"😀\" \\ </x>\u007f", "\"Grüße \\\"😀\\\" \\\\ </x>\u007f\"")]
    [InlineData("\b\t\n\f\r\u001b", "\"\\b\\t\\n\\f\\r\\u001b\"")]
    public void IdsAreMadeOfCanonicalJson(string text, string json) => Assert.Equal(json, CanonicalJson.Text(text));

    // As where the text itself is written: half of a pair cannot be.
    [Fact]
    public void NoIdIsMadeOfHalfAPair() => Assert.Equal("\"a\ufffdb\"", CanonicalJson.Text("a\ud800b"));

    [Fact]
    public void OnlyTheAddressThatHandedInForgedMailIsAnIndicator()
    {
        var bundle = Read(SampleReports.Forged());
        var indicator = bundle.One("indicator");
        Assert.Equal("[ipv4-addr:value = '203.0.113.7']", indicator.GetProperty("pattern").GetString());
        Assert.Equal("2024-05-01T10:00:03.000Z", indicator.GetProperty("valid_from").GetString());
        Assert.Equal(99, indicator.GetProperty("confidence").GetInt32());
        Assert.Equal("malicious-activity", indicator.GetProperty("indicator_types")[0].GetString());
        Assert.Equal(indicator.GetProperty("id").GetString(), bundle.One("relationship").GetProperty("source_ref").GetString());
        Assert.Equal("anomalous-activity", Read(SampleReports.Forged() with { Verdict = Verdict.Suspicious }).One("indicator").GetProperty("indicator_types")[0].GetString());
        Assert.Empty(Read(SampleReports.Consistent(), SampleReports.Untestable(), SampleReports.Listened()).All("indicator"));
    }

    [Fact]
    public void AnAddressInsideANetworkIsNoIndicator()
    {
        var forged = SampleReports.Forged();
        var bundle = Read(forged with { HandOver = forged.HandOver! with { Address = SampleReports.Address("10.1.2.3") } });
        Assert.Empty(bundle.All("indicator"));
        Assert.Contains("10.1.2.3", bundle.Values("recorded"));
    }

    [Fact]
    public void HostsOfClaimedLinesAreMarkedAsClaimed()
    {
        var bundle = Read(SampleReports.Forged());
        Assert.Equal(["203.0.113.7", "dsl-7.isp.example"], bundle.Values("recorded"));
        // Of the author nothing is known, so From is a claim too.
        Assert.Equal(
            ["198.51.100.25", "2001:db8::25", "bank.example", "gate.invalid.example", "mail.bank.example", "relay.bank.example"],
            bundle.Values("claimed").Order(StringComparer.Ordinal));
        var authentic = SampleReports.Forged() with { Author = new Answer(AnswerState.Confirmed, 1, -1, []) { Of = "bank.example" } };
        Assert.Contains("bank.example", Read(authentic).Values("recorded"));
        Assert.DoesNotContain("bank.example", Read(authentic).Values("claimed"));
    }

    // By the specification they would be one object, and the lines of one be lost.
    [Fact]
    public void MessagesOfOneAuthorAndSubjectStayTwo()
    {
        var forged = SampleReports.Forged();
        var other = forged with { Sha256 = new string('1', 64), Hops = [.. forged.Hops.Take(3)] };
        var bundle = Read(forged, other);
        Assert.Equal([5, 3], bundle.All("email-message").Select(message => message.GetProperty("received_lines").GetArrayLength()));
        Assert.Equal(Read(forged).One("email-message").GetProperty("id").GetString(), bundle.All("email-message").First().GetProperty("id").GetString());
    }

    [Fact]
    public void TheSameMessageIsWrittenOnce()
    {
        var text = Write(out var leftOut, SampleReports.Consistent(), SampleReports.Consistent() with { Source = "copy.eml" });
        Assert.Single(new StixObjects(text).All("note"));
        Assert.Equal("copy.eml: the bundle has it already: an earlier message is the same, byte for byte", leftOut);
    }

    [Fact]
    public void WhatHasNoRoomIsToldOf()
    {
        using var stream = new MemoryStream();
        string? leftOut = null;
        var writer = new StixReportWriter(stream, (source, why) => leftOut = $"{source}: {why}", most: 5);
        writer.Write(SampleReports.Forged());
        writer.Write(SampleReports.Consistent());
        writer.Complete();
        Assert.StartsWith("letter.eml: a bundle has room for ", leftOut, StringComparison.Ordinal);
        Assert.Single(new StixObjects(System.Text.Encoding.UTF8.GetString(stream.ToArray())).All("note"));
    }

    [Fact]
    public void EveryReferenceLeadsToAnObject()
    {
        var objects = Read(SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable());
        var ids = objects.Ids.ToHashSet(StringComparer.Ordinal);
        Assert.All(objects.References, reference => Assert.Contains(reference, ids));
    }

    [Fact]
    public void FieldsThatOccurOnceAreTextAndOthersLists()
    {
        var header = HeaderBlock.Parse("X-Mailer: =?utf-8?q?M=C3=BChle?=\r\nReceived-SPF: none\r\nReceived-SPF: pass\r\nContent-Type: Multipart/mixed; boundary=x\r\n"u8.ToArray());
        var message = Read(SampleReports.Untestable() with { Header = header }).One("email-message");
        Assert.Equal("Mühle", message.GetProperty("additional_header_fields").GetProperty("X-Mailer").GetString());
        Assert.Equal(2, message.GetProperty("additional_header_fields").GetProperty("Received-SPF").GetArrayLength());
        Assert.True(message.GetProperty("is_multipart").GetBoolean());
    }

    // Platforms show notes as Markdown; an image in one would tell the sender who looks at it.
    [Theory]
    [MemberData(nameof(HostileTextTests.All), MemberType = typeof(HostileTextTests))]
    public void ANoteHoldsNoMarkupOfTheMail(int value)
    {
        var evil = Read(HostileReports.Of(HostileReports.Values[value] + " ![x](http://evil.example/x.png)")).One("note");
        var harmless = Read(HostileReports.Of("harmless")).One("note");
        Assert.Subset(MarkdownPage.Tags(harmless.GetProperty("content").GetString()!), MarkdownPage.Tags(evil.GetProperty("content").GetString()!));
    }

    private static StixObjects Read(params Report[] reports) => new(Write(out _, reports));

    private static string Write(out string? leftOut, params Report[] reports)
    {
        string? told = null;
        var text = ReportOutput.Text(new ReportOptions(ReportFormat.Stix, LeftOut: (source, why) => told = $"{source}: {why}"), reports);
        leftOut = told;
        return text;
    }

    /// <summary>The objects of a bundle.</summary>
    private sealed class StixObjects(string text)
    {
        private readonly JsonElement[] _objects = [.. JsonDocument.Parse(text).RootElement.GetProperty("objects").EnumerateArray()];

        internal IEnumerable<string> Ids => _objects.Select(Id);

        internal IEnumerable<string> References => _objects.SelectMany(one => one.EnumerateObject()).SelectMany(property =>
            property.Name.EndsWith("_ref", StringComparison.Ordinal) ? [property.Value.GetString()!]
            : property.Name.EndsWith("_refs", StringComparison.Ordinal) ? property.Value.EnumerateArray().Select(item => item.GetString()!)
            : []);

        internal IEnumerable<JsonElement> All(string type) => _objects.Where(one => one.GetProperty("type").GetString() == type);

        internal JsonElement One(string type) => Assert.Single(All(type));

        /// <summary>The values of the hosts in the observed data with a label.</summary>
        internal IEnumerable<string> Values(string label) =>
            from data in All("observed-data")
            where data.GetProperty("labels")[0].GetString() == label
            from reference in data.GetProperty("object_refs").EnumerateArray()
            from one in _objects
            where Id(one) == reference.GetString() && one.TryGetProperty("value", out _)
            select one.GetProperty("value").GetString();

        private static string Id(JsonElement one) => one.GetProperty("id").GetString()!;
    }
}
