using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Under a finding stand the bytes that it rests on, marked, and no others.</summary>
public sealed class HtmlEvidenceTests
{
    private const int Offset = 3;

    private static readonly SearchValues<byte> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(i => (byte)i), (byte)'\r', (byte)'\n', (byte)'\t']);

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(" from a <b>bold</b> host\r\n\tby \u001bmx.example.org; Gr\u00fc\u00dfe \u20ac");

    [Theory]
    [InlineData("mx.example.org", "mx.example.org")]
    [InlineData("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;")]
    [InlineData("\u001bmx", "\\x1Bmx")]
    [InlineData("host\r\n\tby", "host\n    by")]
    [InlineData("Received: from", "Received: from")]
    [InlineData("Gr\u00fc\u00dfe \u20ac", "Gr\u00fc\u00dfe \u20ac")]
    public void TheBytesOfAFindingAreMarked(string marked, string shown)
    {
        var all = "Received:" + Encoding.UTF8.GetString(Plain);
        var at = Encoding.UTF8.GetByteCount(all[..all.IndexOf(marked, StringComparison.Ordinal)]);
        var length = Encoding.UTF8.GetByteCount(marked);
        var html = Html(Plain, at, length);
        Assert.Equal([shown], Marked(html));
        Assert.Contains($"<p class=\"place\">{length} bytes from byte {Offset + at} of the message, in line 1:</p>", html, StringComparison.Ordinal);
    }

    // "ü" is C3 BC: one byte of it is not a character.
    [Theory]
    [InlineData(2, 1, "\u00fc")]
    [InlineData(3, 1, "\u00fc")]
    [InlineData(1, 2, "r\u00fc")]
    [InlineData(3, 2, "\u00fc\u00df")]
    public void APlaceWithinACharacterMarksAllOfIt(int skipped, int length, string marked)
    {
        var html = Html(Plain, "Received:".Length + Plain.AsSpan().IndexOf("Gr\u00fc"u8) + skipped, length);
        Assert.Equal([marked], Marked(html));
        Assert.DoesNotContain('\uFFFD', html);
    }

    [Fact]
    public void WhatIsNotUtf8IsMarkedByteForByte()
    {
        byte[] value = [.. " from Gr\u00fc"u8, 0xFF, .. " by mx"u8];
        Assert.Equal(["\u00c3\u00bc\u00ff"], Marked(Html(value, "Received: from Gr".Length, 3)));
    }

    // A length that passes the end of the field, and a place in no field.
    [Fact]
    public void APlaceIsNeverOutsideItsField()
    {
        var end = "Received:".Length + Plain.Length;
        Assert.Equal(["\u20ac"], Marked(Html(Plain, end - 3, 3)));
        Assert.Equal(["\u20ac"], Marked(Html(Plain, end - 3, 4000)));
        Assert.Empty(Marked(Html(Plain, end + 4000, 5)));
        Assert.Empty(Marked(Html(Plain, -3, 2)));
    }

    [Fact]
    public void ALongFieldIsShownAroundThePlaceOnly()
    {
        byte[] value = [.. Enumerable.Repeat((byte)'x', 60_000), .. "HERE"u8, .. Enumerable.Repeat((byte)'y', 60_000)];
        var field = Field(Html(value, "Received:".Length + 60_000, 4));
        Assert.Matches("^<span class=\"soft\">… </span>x{100,400}<mark>HERE</mark>y{100,400}<span class=\"soft\"> …</span>$", field);

        var whole = Field(Html(value, 0, 120_013));
        Assert.InRange(whole.Length, 300, 2000);
        Assert.Matches("<mark>Received:x+ … y+</mark>$", whole);
    }

    [Fact]
    public void WithoutASinglePlaceTheNamedLinesAreShown()
    {
        var html = Html(Plain, null, null);
        Assert.Empty(Marked(html));
        Assert.Contains("<p class=\"place\">line 1, from byte 3 of the message:</p>", html, StringComparison.Ordinal);
        Assert.StartsWith("Received: from a &lt;b&gt;bold&lt;/b&gt; host", Field(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnTheSamplesEachFindingThatWeighsMarksItsOwnBytes()
    {
        var seen = 0;
        foreach (var sample in Directory.EnumerateFiles(SentencesTests.Folder, "*.eml", SearchOption.AllDirectories))
        {
            // What is not printable ASCII is written in other characters; the tests above have it.
            var bytes = await File.ReadAllBytesAsync(sample);
            if (bytes.AsSpan().ContainsAnyExcept(Printable))
            {
                continue;
            }

            foreach (var report in await SentencesTests.Reports(Path.GetRelativePath(SentencesTests.Folder, sample)))
            {
                string[] expected = [.. FindingWords.Weighing(report).Concat(report.Copy.Findings).Where(finding => finding.Start is not null)
                    .Select(finding => Squeezed(Encoding.ASCII.GetString(bytes, (int)finding.Start!, finding.Length!.Value)))];
                Assert.Equal(expected, Marked(ReportOutput.Text(new ReportOptions(ReportFormat.Html), report)).Select(text => Squeezed(WebUtility.HtmlDecode(text))));
                seen += expected.Length;
            }
        }

        Assert.InRange(seen, 100, int.MaxValue);
    }

    private static string Squeezed(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    private static string[] Marked(string html) => [.. Regex.Matches(html, "<mark>(.*?)</mark>", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    private static string Field(string html) => Assert.Single(Regex.Matches(html, "<code class=\"field\">(.*?)</code>", RegexOptions.Singleline)).Groups[1].Value;

    private static string Html(byte[] value, int? at, int? length)
    {
        var message = new SampleMessage().Add(HopStatus.Forged, value);
        var finding = new Finding
        {
            Rule = SampleReports.QueueIdClock,
            Kind = FindingKind.Contradiction,
            Scope = FindingScope.Line,
            Lines = [1],
            Weight = 3,
            Message = "It cannot be.",
            Start = at + Offset,
            Length = length,
        };
        return ReportOutput.Text(new ReportOptions(ReportFormat.Html), SampleReports.Consistent() with
        {
            Assessment = new Assessment(Verdict.Forged, 99, 3, 0.05, 1, [finding]),
            Hops = message.Hops,
            Joints = [],
            Header = message.Header(Offset),
            HeaderOffset = Offset,
        });
    }
}
