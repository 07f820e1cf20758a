using System.Text.Json;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports.Exchange;

public sealed class MispReportTests
{
    [Fact]
    public void AnEventSaysWhatTheRunFound()
    {
        var one = Read(out _, SampleReports.Forged(), SampleReports.Consistent());
        Assert.Equal("ForgeryCheck: 2 messages: 1 forged, 0 suspicious, 1 consistent, 0 untestable", one.GetProperty("info").GetString());
        Assert.Equal("2024-06-03", one.GetProperty("date").GetString());
        Assert.Equal("3", one.GetProperty("threat_level_id").GetString());
        Assert.Equal("4", Read(out _, SampleReports.Consistent()).GetProperty("threat_level_id").GetString());
        Assert.StartsWith("mail.mbox#17: forged, score 99.2 of 100. Line 4 and all below it look forged. FC301 queue-id-clock, line 4: ",
            one.GetProperty("Object")[0].GetProperty("comment").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTheAddressThatHandedInForgedMailDetects()
    {
        var detecting = Assert.Single(Attributes(SampleReports.Forged()), attribute => attribute.Detects);
        Assert.Equal(("ip-src", "203.0.113.7"), (detecting.Relation, detecting.Value));
        Assert.DoesNotContain(Attributes(SampleReports.Consistent()), attribute => attribute.Detects);
        var forged = SampleReports.Forged();
        Assert.DoesNotContain(Attributes(forged with { HandOver = forged.HandOver! with { Address = SampleReports.Address("10.1.2.3") } }), attribute => attribute.Detects);
    }

    [Fact]
    public void TheMailIsDescribedAsTheTemplateHasIt()
    {
        var attributes = Attributes(SampleReports.Forged());
        Assert.Equal(["service@bank.example"], Values("from"));
        Assert.Equal(["Bieberdorf Bank"], Values("from-display-name"));
        Assert.Equal(["anna@example.org"], Values("to"));
        Assert.Equal(["<20240501.4711@bank.example>"], Values("message-id"));
        Assert.Equal(["2024-05-01T12:00:00+02:00"], Values("send-date"));
        Assert.Equal(5, Values("header").Count());
        Assert.Equal(["198.51.100.25", "2001:db8::25"], Values("received-header-ip"));
        Assert.Contains("relay.bank.example", Values("received-header-hostname"));
        Assert.All(attributes.Where(attribute => attribute.Relation == "received-header-ip"), attribute => Assert.StartsWith("Only claimed, in line ", attribute.Comment, StringComparison.Ordinal));
        Assert.Contains(attributes, attribute => attribute is { Relation: "header", Comment: "Line 4, looks forged: FC104, FC301" });

        IEnumerable<string> Values(string relation) => attributes.Where(attribute => attribute.Relation == relation).Select(attribute => attribute.Value);
    }

    // MISP refuses an attribute that an object has twice.
    [Fact]
    public void ALineThatOccursTwiceIsOneAttribute()
    {
        var forged = SampleReports.Forged();
        var headers = Attributes(forged with { Hops = [.. forged.Hops, forged.Hops[2]] }).Where(attribute => attribute.Relation == "header").ToList();
        Assert.Equal(5, headers.Count);
        Assert.Contains(headers, header => header.Comment.StartsWith("Line 3, claimed: FC104; Line 3, claimed", StringComparison.Ordinal));
    }

    // A mailbox that grew is the same event with more in it; another run may not take objects from it.
    [Fact]
    public void TheFirstMessageNamesTheEvent()
    {
        var one = Read(out _, SampleReports.Forged());
        var grown = Read(out _, SampleReports.Forged(), SampleReports.Consistent());
        var other = Read(out _, SampleReports.Consistent(), SampleReports.Forged());
        Assert.Equal(one.GetProperty("uuid").GetString(), grown.GetProperty("uuid").GetString());
        Assert.Equal(one.GetProperty("Object")[0].GetRawText(), grown.GetProperty("Object")[0].GetRawText());
        Assert.NotEqual(one.GetProperty("uuid").GetString(), other.GetProperty("uuid").GetString());
        Assert.NotEqual(one.GetProperty("Object")[0].GetProperty("uuid").GetString(), other.GetProperty("Object")[1].GetProperty("uuid").GetString());
    }

    [Fact]
    public void AMessageOfWhichNothingIsKnownIsLeftOut()
    {
        Assert.Empty(Write(out var leftOut, SampleReports.Untestable()));
        Assert.Equal("-: the message has no field that an object of MISP could be made of", leftOut);
        Assert.Single(Read(out leftOut, SampleReports.Consistent(), SampleReports.Consistent()).GetProperty("Object").EnumerateArray());
        Assert.Equal("letter.eml: the event has it already", leftOut);
    }

    private static List<(string Relation, string Value, string Comment, bool Detects)> Attributes(Report report) =>
    [
        .. Read(out _, report).GetProperty("Object")[0].GetProperty("Attribute").EnumerateArray().Select(attribute => (
            attribute.GetProperty("object_relation").GetString()!, attribute.GetProperty("value").GetString()!,
            attribute.GetProperty("comment").GetString()!, attribute.GetProperty("to_ids").GetBoolean())),
    ];

    private static JsonElement Read(out string? leftOut, params Report[] reports) => JsonDocument.Parse(Write(out leftOut, reports)).RootElement.GetProperty("Event");

    private static string Write(out string? leftOut, params Report[] reports)
    {
        string? told = null;
        var text = ReportOutput.Text(new ReportOptions(ReportFormat.Misp, LeftOut: (source, why) => told = $"{source}: {why}"), reports);
        leftOut = told;
        return text;
    }
}
