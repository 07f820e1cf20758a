using System.Globalization;
using System.Text.RegularExpressions;
using ForgeryCheck.Chains;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

/// <summary>The picture of the chain: times to scale, steps back in time, and which lines are struck through.</summary>
public sealed class HtmlChainTests
{
    [Fact]
    public void TimesLieToScale()
    {
        var hops = Hops(40, 10, 0);
        var axis = Assert.IsType<TimeAxis>(TimeAxis.Of(hops));
        Assert.Equal([1, 0.25, 0], hops.Select(hop => Math.Round(axis.Position(hop)!.Value, 6)));
        Assert.Empty(axis.Cuts);
    }

    [Fact]
    public void AGapThatWouldHideAllOthersIsCut()
    {
        var hops = Hops(2_000_040, 2_000_010, 2_000_000, 0);
        var axis = Assert.IsType<TimeAxis>(TimeAxis.Of(hops));
        Assert.Equal([1, 0.625, 0.5, 0], hops.Select(hop => Math.Round(axis.Position(hop)!.Value, 6)));
        Assert.Equal(2_000_000, Assert.Single(axis.Cuts).Seconds);
        var html = Html(hops);
        Assert.Contains("to scale except at <span class=\"sign\">//</span>, where the axis is broken: 23d03h without a line are drawn too short.", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "<path class=\"cut\""));
        Assert.DoesNotContain("where the axis is broken", Html(Hops(40, 10, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void OneTimeMakesNoAxis()
    {
        Assert.Null(TimeAxis.Of(Hops(5, 5, 5)));
        Assert.Null(TimeAxis.Of([]));
        Assert.DoesNotContain("<svg class=\"lane", Html(Hops(5, 5)), StringComparison.Ordinal);
    }

    [Fact]
    public void AStepBackInTimeGoesToTheLeftAndSaysSo()
    {
        var html = Html(Hops(30, 90, 0));
        var behind = Assert.Single(Regex.Matches(html, "<line class=\"behind\" x1=\"([0-9.]+)%\" y1=\"0.8em\" x2=\"([0-9.]+)%\""));
        Assert.True(Number(behind.Groups[2]) < Number(behind.Groups[1]), behind.Value);
        Assert.Single(Regex.Matches(html, "<path class=\"tip\""));
        Assert.Contains("<span class=\"delay mono back\"><span class=\"sign\">◀</span> -1m00s</span>", html, StringComparison.Ordinal);
        Assert.Contains("points back in time", html, StringComparison.Ordinal);
        var forward = Html(Hops(90, 30, 0));
        Assert.DoesNotContain("class=\"behind\"", forward, StringComparison.Ordinal);
        Assert.DoesNotContain("points back in time", forward, StringComparison.Ordinal);
    }

    // Where the piece beside a line ends, the next begins.
    [Fact]
    public void ThePathIsWhole()
    {
        AssertIsWhole(7, ReportOutput.Text(new ReportOptions(ReportFormat.Html), SampleReports.Forged()));

        // Also beside a line without a time, and where trust ends.
        var message = Message(40).Add(HopStatus.Claimed, " from a by b with SMTP").Add(HopStatus.Claimed, " from b by c; Wed, 1 May 2024 10:00:00 +0000");
        AssertIsWhole(4, Html(message.Hops));
    }

    [Fact]
    public void ForgedLinesAreStruckThroughAndSayThatTheyAre()
    {
        var html = ReportOutput.Text(new ReportOptions(ReportFormat.Html), SampleReports.Forged());
        var items = Regex.Matches(html, "<li class=\"hop ([a-z]+)\">.*?</li>", RegexOptions.Singleline);
        Assert.Equal(["trusted", "handover", "claimed", "fake", "fake"], items.Select(item => item.Groups[1].Value));
        Assert.All(items, item => Assert.Equal(item.Groups[1].Value == "fake", item.Value.Contains("<s class=\"host\">", StringComparison.Ordinal)));
        Assert.All(items, item => Assert.Equal(item.Groups[1].Value == "fake", item.Value.Contains("looks forged", StringComparison.Ordinal)));
    }

    private static void AssertIsWhole(int pieces, string html)
    {
        var lanes = Regex.Matches(html, "<svg class=\"lane (trusted|handover|claimed|fake|through)\".*?</svg>\n", RegexOptions.Singleline);
        Assert.Equal(pieces, lanes.Count);
        foreach (var (upper, lower) in lanes.Zip(lanes.Skip(1)))
        {
            var end = Regex.Match(upper.Value, "x2=\"([0-9.]+%)\" y2=\"100%\"");
            Assert.True(end.Success, upper.Value);
            Assert.Equal(end.Groups[1].Value, Regex.Match(lower.Value, "<line x1=\"([0-9.]+%)\" y1=\"0\"").Groups[1].Value);
        }
    }

    private static double Number(Group text) => double.Parse(text.ValueSpan, CultureInfo.InvariantCulture);

    private static IReadOnlyList<Hop> Hops(params double[] seconds) => Message(seconds).Hops;

    private static SampleMessage Message(params double[] seconds)
    {
        var message = new SampleMessage();
        foreach (var second in seconds)
        {
            var time = new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero).AddSeconds(second);
            message.Add(HopStatus.HandOver, string.Create(CultureInfo.InvariantCulture, $" from a by b with SMTP id 1; {time:ddd, d MMM yyyy HH:mm:ss} +0000"));
        }

        return message;
    }

    private static string Html(IReadOnlyList<Hop> hops) =>
        ReportOutput.Text(new ReportOptions(ReportFormat.Html), SampleReports.Consistent() with { Hops = hops, Joints = [], HandOver = null });
}
