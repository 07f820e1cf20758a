using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Samples;

/// <summary>What is said of each sample. File names tell the truth: honest samples were not tampered with, forged ones were.</summary>
public sealed class SampleTests(SampleRun run) : IClassFixture<SampleRun>
{
    [Fact]
    public void All_samples_fit_on_a_screen_with_a_summary()
    {
        var lines = Forgerycheck.Run("analyze", SampleRun.Folder).Output.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 10, 60);
        Assert.Contains(lines, line => line.Contains(" messages: ", StringComparison.Ordinal) && line.Contains(" forged, ", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void The_list_can_hold_every_message_and_begin_with_the_forged_ones()
    {
        var all = Forgerycheck.Run("analyze", "--list", "all", "--sort", "verdict", SampleRun.Folder).Output.Split('\n')[1..].TakeWhile(line => line.Length > 0).ToList();
        Assert.True(all.Count > 300, $"{all.Count} lines");
        var first = all.FindIndex(line => !line.StartsWith("forged", StringComparison.Ordinal));
        Assert.InRange(first, 30, all.Count - 1);
        Assert.DoesNotContain(all[first..], line => line.StartsWith("forged", StringComparison.Ordinal));
    }

    /// <summary>
    /// File, verdict, boundary, address that handed the mail in, first forged line, and findings as "rule@lines". "suspicious+" is
    /// suspicious or forged: where weights are measured anew, such a sample may go from the one to the other.
    /// </summary>
    public static TheoryData<string, string, int?, string?, int?, string> Table { get; } = new()
    {
        { "classic-a-continuity.eml", "consistent", 1, "104.128.23.115", null, "" },
        { "classic-b-host-and-address.eml", "consistent", 1, "104.128.23.115", null, "FC201@1" },
        { "classic-c-appended.eml", "forged", 1, "104.128.23.115", 2, "FC311@2 FC311@3" },
        { "forged-below-other-headers.eml", "suspicious+", 1, "198.51.100.23", 2, "FC107@2" },
        { "forged-bulk-form.eml", "forged", 1, "198.51.100.23", 2, "FC313@2 FC313@3" },
        { "forged-date-as-address.eml", "forged", 1, "198.51.100.23", 2, "FC312@2" },
        { "forged-helo-big-provider.eml", "suspicious+", 1, "198.51.100.23", 2, "FC203@1 FC311@2" },
        { "forged-helo-other-address.eml", "suspicious+", 1, "198.51.100.23", 2, "FC202@1 FC103@1,2" },
        { "forged-impossible-zone.eml", "forged", 1, "198.51.100.23", 2, "FC404@2" },
        { "forged-loop-into-my-site.eml", "suspicious+", 1, "198.51.100.23", 2, "FC105@2" },
        { "forged-replayed-chain.eml", "suspicious+", 1, "198.51.100.23", 2, "FC414@1,2 FC103@1,2 FC503@2" },
        { "forged-same-line-twice.eml", "suspicious+", 1, "198.51.100.23", 2, "FC106@3 FC103@1,2" },
        { "forged-template-left-in.eml", "suspicious+", 1, "198.51.100.23", 2, "FC314@2" },
        { "forged-time-runs-backwards.eml", "forged", 1, "198.51.100.23", 2, "FC401@1,2 FC401@2,3" },
        { "forged-typed-lines.eml", "forged", 1, "198.51.100.23", 2, "FC311@2 FC311@3" },
        { "forged-wrong-weekday.eml", "suspicious+", 1, "203.0.113.180", 2, "FC403@2 FC402@1,2" },
        { "honest-amavis-lmtp.eml", "consistent", 4, "203.0.113.24", null, "" },
        { "honest-amazon-ses.eml", "consistent", 1, "54.240.8.24", null, "" },
        { "honest-bad-clock.eml", "consistent", 1, "198.51.100.180", null, "FC401@1,2" },
        { "honest-bcc.eml", "consistent", 1, "203.0.113.88", null, "FC502@" },
        { "honest-communigate.eml", "consistent", 1, "203.0.113.58", null, "" },
        { "honest-courier.eml", "consistent", 1, "198.51.100.33", null, "" },
        { "honest-domino.eml", "consistent", 1, "203.0.113.130", null, "" },
        { "honest-exchange.eml", "consistent", 1, "203.0.113.19", null, "" },
        { "honest-exim-4.96.eml", "consistent", 1, "198.51.100.88", null, "" },
        { "honest-exim-4.97.eml", "consistent", 1, "203.0.113.71", null, "" },
        { "honest-fetchmail.eml", "consistent", 3, "203.0.113.9", null, "" },
        { "honest-forwarder.eml", "consistent", 2, "198.51.100.230", null, "" },
        { "honest-gmail-receiving.eml", "consistent", 2, "203.0.113.77", null, "" },
        { "honest-gmail-sending.eml", "consistent", 1, "209.85.128.41", null, "" },
        { "honest-gmx-webmail.eml", "consistent", 1, "212.227.17.21", null, "" },
        { "honest-haraka-zonemta.eml", "consistent", 1, "198.51.100.93", null, "" },
        { "honest-mailing-list.eml", "consistent", 1, "203.0.113.48", null, "" },
        { "honest-mdaemon.eml", "consistent", 1, "198.51.100.155", null, "" },
        { "honest-mimecast.eml", "consistent", 1, "185.58.86.140", null, "" },
        { "honest-no-received-lines.eml", "untestable", null, null, null, "" },
        { "honest-outlook-com.eml", "consistent", 4, "198.51.100.140", null, "" },
        { "honest-postfix.eml", "consistent", 1, "198.51.100.17", null, "" },
        { "honest-powermta.eml", "consistent", 1, "203.0.113.166", null, "" },
        { "honest-proofpoint.eml", "consistent", 1, "148.163.158.5", null, "" },
        { "honest-qmail.eml", "consistent", 2, "198.51.100.61", null, "" },
        { "honest-sendgrid.eml", "consistent", 1, "149.72.120.130", null, "" },
        { "honest-sendmail.eml", "consistent", 1, "203.0.113.40", null, "" },
        { "honest-webmail.eml", "consistent", 1, "198.51.100.12", null, "" },
        { "honest-yahoo.eml", "consistent", 1, "66.163.188.210", null, "" },
        { "hostile-text.eml", "consistent", 1, "198.51.100.66", null, "" },
        { "three-messages.mbox#1", "consistent", 1, "198.51.100.40", null, "" },
        { "three-messages.mbox#2", "forged", 1, "203.0.113.77", 2, "FC311@2" },
        { "three-messages.mbox#3", "consistent", 1, "203.0.113.12", null, "" },
    };

    /// <summary>The product that wrote one of the lines.</summary>
    public static TheoryData<string, string> Products { get; } = new()
    {
        { "honest-postfix.eml", "Postfix" },
        { "honest-sendmail.eml", "Sendmail" },
        { "honest-exim-4.96.eml", "Exim" },
        { "honest-exim-4.97.eml", "Exim" },
        { "honest-qmail.eml", "qmail" },
        { "honest-exchange.eml", "Exchange" },
        { "honest-outlook-com.eml", "Outlook.com" },
        { "honest-gmail-receiving.eml", "Gmail" },
        { "honest-gmail-sending.eml", "Gmail" },
        { "honest-yahoo.eml", "Yahoo" },
        { "honest-gmx-webmail.eml", "GMX" },
        { "honest-domino.eml", "Domino" },
        { "honest-communigate.eml", "CommuniGate Pro" },
        { "honest-mdaemon.eml", "MDaemon" },
        { "honest-mimecast.eml", "Mimecast" },
        { "honest-powermta.eml", "PowerMTA" },
        { "honest-sendgrid.eml", "SendGrid" },
        { "honest-haraka-zonemta.eml", "ZoneMTA" },
        { "honest-amavis-lmtp.eml", "amavisd" },
        { "honest-webmail.eml", "SquirrelMail" },
        { "honest-fetchmail.eml", "fetchmail" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_verdict_and_the_lines_are_right(string name, string verdict, int? boundary, string? handOver, int? forgedFrom, string findings)
    {
        var report = run[name];
        string[] allowed = verdict == "suspicious+" ? ["suspicious", "forged"] : [verdict];
        Assert.Contains(report.GetProperty("verdict").GetString(), allowed);
        Assert.Equal(boundary?.ToString(CultureInfo.InvariantCulture) ?? "null", report.GetProperty("boundaryLine").GetRawText());
        Assert.Equal(forgedFrom?.ToString(CultureInfo.InvariantCulture) ?? "null", report.GetProperty("forgedFromLine").GetRawText());
        var given = report.GetProperty("handOver");
        Assert.Equal(handOver, given.ValueKind == JsonValueKind.Null ? null : given.GetProperty("ip").GetString());
        foreach (var finding in findings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = finding.Split('@');
            Assert.Contains(parts[1], SampleRun.Lines(report, parts[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void The_product_is_known_by_its_line(string name, string product) =>
        Assert.Contains(product, run[name].GetProperty("hops").EnumerateArray().Select(h => h.GetProperty("product").GetString()));

    [Fact]
    public void Every_sample_stands_in_the_table() =>
        Assert.Equal(Table.Select(row => (string)row[0]).Order(StringComparer.Ordinal), run.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void No_honest_sample_is_accused()
    {
        var honest = run.Names.Where(n => n.StartsWith("honest-", StringComparison.Ordinal)).ToList();
        Assert.True(honest.Count >= 20);
        Assert.All(honest, n => Assert.Contains(run[n].GetProperty("verdict").GetString(), new[] { "consistent", "untestable" }));
        Assert.All(honest, n => Assert.DoesNotContain(
            run[n].GetProperty("findings").EnumerateArray(), f => f.GetProperty("kind").GetString() == "contradiction"));
    }

    [Fact]
    public void Every_line_is_read() => Assert.All(run.Names, n => Assert.All(
        run[n].GetProperty("hops").EnumerateArray(), h => Assert.NotEqual("unparsed", h.GetProperty("kind").GetString())));

    // Mail is kept byte for byte in the repository; both kinds of line ends have to be met.
    [Fact]
    public void Some_samples_have_crlf_and_some_lf()
    {
        var crlf = Directory.EnumerateFiles(SampleRun.Folder, "*.eml").ToLookup(f => File.ReadAllText(f).Contains("\r\n", StringComparison.Ordinal));
        Assert.True(crlf[true].Count() >= 5 && crlf[false].Count() >= 5);
    }
}
