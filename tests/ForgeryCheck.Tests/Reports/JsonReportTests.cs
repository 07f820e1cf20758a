using System.Text;
using System.Text.Json;
using CsCheck;
using ForgeryCheck.Chains;
using ForgeryCheck.Reports;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Reports;

/// <summary>The promise of rules/report.schema.json, and what a schema cannot say: in which order the keys stand.</summary>
public sealed class JsonReportTests
{
    private static readonly ReportOptions Ndjson = new(ReportFormat.Ndjson);

    [Fact]
    public void AllKeysStandInTheirOrder()
    {
        foreach (var report in new[] { SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable() })
        {
            var root = Parse(report);
            Assert.Equal(
                "schema tool source sha256 size messageId from subject date verdict score weight prior boundaryLine forgedFromLine handOver hops findings notTestable dns boundaryReason joints notes session envelope repairs copy lines client author outer attached suppressed",
                Keys(root));
            Assert.Equal("name version rules", Keys(root.GetProperty("tool")));
        }

        var forged = Parse(SampleReports.Forged());
        Assert.Equal("line ip rdns helo by time restsOn unknown provider claimedSource", Keys(forged.GetProperty("handOver")));
        Assert.All(forged.GetProperty("hops").EnumerateArray(), hop => Assert.Equal(
            "line kind helo rdns ip port ident auth envelopeFrom by byIp via with id for tls cipher product time timeText offsetMinutes delaySeconds status raw start length",
            Keys(hop)));
        Assert.All(forged.GetProperty("findings").EnumerateArray(), finding => Assert.Equal(
            "rule name family kind lines weight message innocent values start length countedAs genuine invented fact meaning outcome", Keys(finding)));
        Assert.Equal("state lines findings tests tested", Keys(forged.GetProperty("copy")));
        Assert.All(forged.GetProperty("notTestable").EnumerateArray(), missing => Assert.Equal("rule lines why", Keys(missing)));
        Assert.All(forged.GetProperty("dns").EnumerateArray(), answer => Assert.Equal("question answer status at resolver ttl", Keys(answer)));
        Assert.All(forged.GetProperty("joints").EnumerateArray(), joint => Assert.Equal("upper match why", Keys(joint)));
    }

    [Fact]
    public void WhatTheListenerKnowsStandsInTheReportInTheFormThatIsReadBack()
    {
        var root = Parse(SampleReports.Consistent() with { Session = SampleSessions.Full, Envelope = new("a@example.net", ["b@example.org"]) });

        SampleSessions.AssertSame(SampleSessions.Full, SampleSessions.Read(Encoding.UTF8.GetBytes(root.GetProperty("session").GetRawText())));
        Assert.Equal("a@example.net", root.GetProperty("envelope").GetProperty("sender").GetString());
        Assert.Equal(["b@example.org"], root.GetProperty("envelope").GetProperty("recipients").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(JsonValueKind.Null, Parse(SampleReports.Consistent()).GetProperty("session").ValueKind);
        Assert.Equal(JsonValueKind.Null, Parse(SampleReports.Consistent()).GetProperty("envelope").ValueKind);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(-3, "-3")]
    [InlineData(0.05, "0.05")]
    [InlineData(999_999_999_999_999, "999999999999999")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(-1e15, "-1000000000000000")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.PositiveInfinity, "null")]
    [InlineData(double.NaN, "null")]
    public void ANumberIsWrittenAsDotNetWritesIt(double number, string expected)
    {
        var report = SampleReports.Consistent();
        Assert.Equal(expected, Parse(report with { Assessment = report.Assessment with { Prior = number } }).GetProperty("prior").GetRawText());
    }

    [Fact]
    public void HostNamesAndAddressesHaveOneForm()
    {
        var message = new SampleMessage().Add(HopStatus.Claimed, " from [192.0.2.9] (unknown [::ffff:192.0.2.9]) by MX.Example.ORG. with ESMTP; Wed, 1 May 2024 10:00:00.250 +0000");
        message.Hops[0].Line.Set(TraceField.ReverseName, new TextSpan(19, 7)); // "unknown", as a parser might keep it
        var hop = Parse(SampleReports.Untestable() with { Hops = message.Hops }).GetProperty("hops")[0];
        Assert.Equal("[192.0.2.9]", hop.GetProperty("helo").GetString());
        Assert.Equal(JsonValueKind.Null, hop.GetProperty("rdns").ValueKind);
        Assert.Equal("192.0.2.9", hop.GetProperty("ip").GetString());
        Assert.Equal("mx.example.org", hop.GetProperty("by").GetString());
    }

    [Fact]
    public void OffsetsPointAtTheWholeFieldInTheMessage()
    {
        var report = SampleReports.Forged();
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + string.Concat(report.Hops.Select(h => "Received:" + Encoding.UTF8.GetString(h.Line.Bytes.Span) + "\r\n")));
        foreach (var hop in Parse(report).GetProperty("hops").EnumerateArray())
        {
            var field = Encoding.UTF8.GetString(bytes, hop.GetProperty("start").GetInt32(), hop.GetProperty("length").GetInt32());
            Assert.StartsWith("Received: ", field, StringComparison.Ordinal);
            Assert.Equal(hop.GetProperty("raw").GetString(), field["Received: ".Length..].Replace("\r\n\t", " ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void RawIsTheUnfoldedText() => Gen.OneOf(Gen.Byte, Gen.Int[0, 7].Select(i => " \t\r\n\0a; "u8[i])).Array[0, 100].Sample(bytes =>
    {
        var message = new SampleMessage().Add(HopStatus.Claimed, bytes);
        var raw = Parse(SampleReports.Untestable() with { Hops = message.Hops }).GetProperty("hops")[0].GetProperty("raw").GetString();
        Assert.Equal(TraceText.Unfold(bytes).Trim(' '), raw);
    });

    [Fact]
    public void ANdjsonLineIsThereAsSoonAsItIsKnown()
    {
        using var stream = new MemoryStream();
        var writer = ReportWriters.Create(stream, Ndjson);
        writer.Write(SampleReports.Forged());
        using var first = JsonDocument.Parse(stream.ToArray());
        Assert.Equal("mail.mbox#17", first.RootElement.GetProperty("source").GetString());
        Assert.Equal((byte)'\n', stream.ToArray()[^1]);
    }

    [Theory]
    [InlineData(ReportFormat.Json, "[]\n")]
    [InlineData(ReportFormat.Ndjson, "")]
    [InlineData(ReportFormat.Text, "")]
    public void NoReportGivesAnEmptyResult(ReportFormat format, string expected) =>
        Assert.Equal(expected, ReportOutput.Text(new ReportOptions(format)));

    [Theory]
    [InlineData(99.9999, 99.99)]
    [InlineData(99.234, 99.23)]
    [InlineData(0, 0)]
    public void RoundingNeverMakesAScoreCertain(double score, double written)
    {
        var report = SampleReports.Forged();
        var root = Parse(report with { Assessment = report.Assessment with { Score = score } });
        Assert.Equal(written, root.GetProperty("score").GetDouble());
    }

    [Fact]
    public void TimesAreUtcAndHaveMillisecondsOnlyWhereTheyAreNotZero()
    {
        var root = Parse(SampleReports.Forged());
        Assert.Equal("2024-05-01T10:00:00Z", root.GetProperty("date").GetString());
        Assert.Equal("2024-05-02T08:00:00.250Z", root.GetProperty("dns")[0].GetProperty("at").GetString());
        Assert.Equal("Wed, 1 May 2024 12:00:05 +0200 (CEST)", root.GetProperty("hops")[0].GetProperty("timeText").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void ABounceIsKeptApartFromNoSender(string? sender) =>
        Assert.Equal(sender, Parse(SampleReports.Consistent() with { Envelope = new(sender, []) }).GetProperty("envelope").GetProperty("sender").GetString());

    private static JsonElement Parse(Report report)
    {
        using var document = JsonDocument.Parse(ReportOutput.Bytes(Ndjson, report));
        return document.RootElement.Clone();
    }

    private static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(p => p.Name));
}
