using System.Text;
using ForgeryCheck.Copies;
using ForgeryCheck.Findings;
using ForgeryCheck.Inputs;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Suppressions;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Suppressions;

/// <summary>What a person takes for innocent counts for nothing, until its day is over; and the report says so.</summary>
public sealed class SuppressionTests
{
    private static readonly DateOnly Day = new(2027, 3, 31);

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(RuleFolders.AllSamples, "forged-*.eml").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_rest_is_scored_as_if_the_finding_had_not_been_made(string sample)
    {
        var plain = Analyze(sample);
        foreach (var rule in plain.Assessment.Findings.Select(one => one.Rule.Id).Distinct())
        {
            var report = Analyze(sample, Entry(rule));
            var rest = plain.Assessment.Findings.Where(one => one.Rule.Id != rule).ToList();
            var expected = Scorer.Assess(plain.BoundaryLine, plain.Hops, rest, plain.Agreements.AsSpan(), plain.Assessment.Weights!, plain.Assessment.Prior);

            Assert.Equal((expected.Score, expected.Verdict, expected.ForgedFromLine), (report.Assessment.Score, report.Assessment.Verdict, report.Assessment.ForgedFromLine));
            Assert.Equal(rest.Select(one => one.Message), report.Assessment.Findings.Select(one => one.Message));
            Assert.Equal(plain.Assessment.Findings.Count - rest.Count, report.Suppressed.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Where_all_that_accuses_is_suppressed_nothing_is_suspicious(string sample)
    {
        var plain = Analyze(sample);
        Assert.True(plain.Verdict >= Verdict.Suspicious);

        var report = Analyze(sample, [.. plain.Assessment.Findings.Where(one => one.Kind is FindingKind.Contradiction or FindingKind.Anomaly).Select(one => one.Rule.Id).Distinct().Select(id => Entry(id))]);

        Assert.Equal(Verdict.Consistent, report.Verdict);
    }

    [Fact]
    public void A_finding_that_counted_in_the_place_of_another_gives_way_to_it()
    {
        const string sample = "forged-wrong-weekday.eml";
        Assert.Equal("FC403", Only(Analyze(sample), "FC402").CountedAs);

        var report = Analyze(sample, Entry("FC403"));

        Assert.Null(Only(report, "FC402").CountedAs);
        Assert.True(Only(report, "FC402").Weight > 0);
    }

    [Theory]
    [InlineData("mail.kanzlei-roth.example", true)] // by
    [InlineData("MAIL.kanzlei-roth.example", true)]
    [InlineData("scan.kanzlei-roth.example", true)] // from
    [InlineData("192.168.5.9", true)]
    [InlineData("192.168.0.0/16", true)]
    [InlineData("*.kanzlei-roth.example", true)]
    [InlineData(".kanzlei-roth.example", true)]
    [InlineData("*.mail.kanzlei-roth.example", false)]
    [InlineData(".scan.kanzlei-roth.example", true)]
    [InlineData("kanzlei-roth.example", false)]
    [InlineData("mx.example.org", false)] // of another line
    [InlineData("203.0.113.180", false)]
    [InlineData("10.0.0.0/8", false)]
    public void The_host_is_one_of_the_line_that_the_finding_names(string host, bool isSuppressed)
    {
        var report = Analyze("forged-wrong-weekday.eml", Entry("FC403") with { Host = host });

        Assert.Equal(isSuppressed, report.Suppressed.Count == 1);
        Assert.NotEqual(isSuppressed, report.Assessment.Findings.Any(one => one.Rule.Id == "FC403"));
    }

    [Theory]
    [InlineData("off-1d+", true)]
    [InlineData("OFF-1D+", true)]
    [InlineData("off-10m-1d", false)]
    public void The_outcome_narrows_it_down(string outcome, bool isSuppressed) =>
        Assert.Equal(isSuppressed, Analyze("forged-wrong-weekday.eml", Entry("fc301") with { Outcome = outcome }).Suppressed.Count == 1);

    [Theory]
    [InlineData("2027-03-31T23:59:59Z", true)]
    [InlineData("2027-04-01T00:00:00Z", false)]
    [InlineData("2027-04-01T01:00:00+02:00", true)]
    [InlineData("2020-01-01T00:00:00Z", true)]
    public void It_counts_until_the_end_of_its_day_and_no_longer(string now, bool counts)
    {
        var clock = new Clock { Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(counts, Analyze("forged-wrong-weekday.eml", clock, Entry("FC403")).Suppressed.Count == 1);
    }

    [Fact]
    public async Task It_ends_while_an_analyzer_goes_on()
    {
        var clock = new Clock { Now = new DateTimeOffset(2027, 3, 31, 12, 0, 0, TimeSpan.Zero) };
        var analyzer = new Analyzer(new AnalyzerOptions { Suppressions = [Entry("FC403")], Clock = clock });
        var message = Read("forged-wrong-weekday.eml");
        var before = await analyzer.AnalyzeAsync(message);
        clock.Now = clock.Now.AddDays(1);
        var after = await analyzer.AnalyzeAsync(message);

        Assert.Single(before.Suppressed);
        Assert.Empty(after.Suppressed);
        Assert.True(after.Score > before.Score || after.Assessment.Findings.Count > before.Assessment.Findings.Count);
    }

    [Theory]
    [InlineData("203.0.113.180", true)] // the client that the boundary line records
    [InlineData("192.168.5.9", false)]
    public void What_names_no_line_is_of_the_client_who_handed_the_mail_in(string host, bool isSuppressed)
    {
        var report = Analyze("forged-date-as-address.eml");
        Assert.Empty(Only(report, "FC516").Lines);
        var client = report.HandOver!.Address!.Value.ToString();

        Assert.Equal(isSuppressed, Analyze("forged-date-as-address.eml", Entry("FC516") with { Host = isSuppressed ? client : host }).Suppressed.Count == 1);
    }

    [Fact]
    public void A_sign_that_the_copy_was_changed_can_be_innocent_too()
    {
        const string mail = """
            Received: from mail.example.net (mail.example.net [203.0.113.7])
            	by mx.example.org with ESMTP
            	for <b@example.org>; Mon, 15 May 2024 10:00:05 +0000
            From: a@example.net

            """;

        var plain = Analyze(Message(mail), TimeProvider.System);
        var report = Analyze(Message(mail), TimeProvider.System, Entry("FC403") with { Host = "mx.example.org" });

        Assert.Equal(CopyState.Contradictory, plain.Copy.State);
        Assert.Equal(CopyState.Consistent, report.Copy.State);
        Assert.Empty(report.Copy.Findings);
        Assert.Equal(plain.Copy.Tests, report.Copy.Tests);
        Assert.Equal("FC403", Assert.Single(report.Suppressed).Finding.Rule.Id);
    }

    [Theory]
    [InlineData("FC999", "why", null, "suppression of FC999: no such rule")]
    [InlineData("FC403", " ", null, "suppression of FC403: has no reason")]
    [InlineData("FC403", "why", "no host!", "suppression of FC403: \"no host!\" is ")]
    [InlineData("FC403", "why", "*.", "suppression of FC403: \".\" is ")]
    public void An_entry_that_cannot_be_meant_is_refused(string rule, string reason, string? host, string why)
    {
        var error = Assert.Throws<FormatException>(() => new Analyzer(new AnalyzerOptions { Suppressions = [Entry(rule) with { Reason = reason, Host = host }] }));

        Assert.StartsWith(why, error.Message, StringComparison.Ordinal);
    }

    internal static Suppression Entry(string rule) => new() { Rule = rule, Reason = "looked at", Until = Day, File = "forgerycheck.json", FileLine = 3 };

    internal static Report Analyze(string sample, params Suppression[] entries) => Analyze(sample, new Clock { Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) }, entries);

    private static Report Analyze(string sample, TimeProvider clock, params Suppression[] entries) => Analyze(Read(sample), clock, entries);

    private static Report Analyze(ForgeryCheck.Messages.MailMessage message, TimeProvider clock, params Suppression[] entries) =>
        new Analyzer(new AnalyzerOptions { Suppressions = entries, Clock = clock, KeepAgreements = true }).AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();

    private static ForgeryCheck.Messages.MailMessage Read(string sample) => Message(File.ReadAllText(Path.Combine(RuleFolders.AllSamples, sample)));

    private static ForgeryCheck.Messages.MailMessage Message(string text)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));
        return MailReader.ReadMessage(stream, "mail.eml");
    }

    private static Finding Only(Report report, string rule) => Assert.Single(report.Assessment.Findings, one => one.Rule.Id == rule);

    private sealed class Clock : TimeProvider
    {
        internal DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
