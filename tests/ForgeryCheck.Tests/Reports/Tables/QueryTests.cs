using System.Text.RegularExpressions;
using ForgeryCheck.Chains;
using ForgeryCheck.Inputs;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Tables;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Reports.Tables;

/// <summary>The questions of rules/queries.md, asked of the samples as the page says.</summary>
public sealed class QueryTests(QueryTests.Samples samples) : IClassFixture<QueryTests.Samples>
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RuleFolders.Pages, "queries.md"));

    /// <summary>What a user must find in the answer to each, as the values of one row.</summary>
    private static readonly Dictionary<int, (string Column, object Value)[]> Expected = new()
    {
        [1] = [("day", new DateOnly(2006, 11, 22)), ("messages", 1L), ("forged", 1L)],
        [2] = [("helo", "out3.garnet-shop.example"), ("by", "in7.larkmail.example"), ("messages", 3L)],
        [3] = [("network", "198.51.100.0/24"), ("addresses", 3L)],
        [4] = [("by", "relay.postamt.example"), ("time_below", "claimed"), ("worst", -518280.0)],
        [5] = [("authorDomain", "galangal.example"), ("one_of_them", "203.0.113.9")],
        [6] = [("by", "in7.larkmail.example"), ("id", "6B20F41D9C"), ("days", 3L)],
        [7] = [("program", "Sendmail"), ("forged", 11L), ("recorded", 5L)],
        [8] = [("hours_east", 7.0), ("claimed_in_forged", 5L), ("recorded", 0L)],
        [9] = [("handOverHelo", "galangal.org"), ("one_of_them", "104.128.23.115")],
        [10] = [("rule", "FC405"), ("kind", "contradiction"), ("messages", 2L)],
    };

    public static TheoryData<int> Numbers => [.. Expected.Keys];

    [Fact]
    public void Every_query_is_tried() => Assert.Equal(Expected.Keys.Select(number => $"## {number}."), Regex.Matches(Page, "^## \\d+\\.", RegexOptions.Multiline).Select(title => title.Value));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_query_finds_what_is_in_the_samples(int number)
    {
        var rows = Ask(number, samples.Files);
        Assert.Contains(rows, row => Expected[number].All(expected => expected.Value.Equals(row[expected.Column])));
    }

    [Fact]
    public void Some_days_only_may_be_asked_for() => Assert.Equal(
        [new DateOnly(2006, 11, 22)],
        Ask(1, samples.Files, "GROUP BY m.day", "WHERE m.day BETWEEN '2006-11-01' AND '2006-11-30' GROUP BY m.day").Select(row => row["day"]));

    [Fact]
    public void Networks_of_both_kinds_are_written_as_such()
    {
        using var files = new TableFiles();
        string[] addresses = ["2001:db8:a::25", "2001:db8:a:1::7", "192.0.2.7"];
        files.WriteAll(addresses.Select(address => SampleReports.Forged() with { Sha256 = address, HandOver = new(1, SampleReports.Address(address), null, null, "mx.example.org", null) }));
        Assert.Equal([("2001:0db8:000a::/48", 2L), ("192.0.2.0/24", 1L)], Ask(3, files).Select(row => ((string)row["network"]!, (long)row["forged"]!)));
    }

    // The host at the hand-over is believed, but the time below it is not.
    [Fact]
    public void A_clock_is_not_blamed_for_a_claimed_time()
    {
        using var files = new TableFiles();
        files.WriteAll(SampleReports.Forged());
        Assert.DoesNotContain(Ask(4, files), row => row["time_below"] is "recorded");
    }

    [Fact]
    public void Mail_that_was_analyzed_twice_counts_once()
    {
        using var files = new TableFiles();
        files.WriteAll(SampleReports.Forged());
        files.WriteAll(SampleReports.Forged());
        Assert.Equal(1L, Assert.Single(Ask(1, files))["messages"]);
        const string Latest = "h.run = (SELECT max(run) FROM 'tables/messages/**/*.parquet')";
        Assert.Contains(Latest, Page, StringComparison.Ordinal);
        Assert.Equal(
            SampleReports.Forged().Hops.Count(hop => hop.Status == HopStatus.Forged),
            Ask(7, files, "GROUP BY", $"WHERE {Latest} GROUP BY").Sum(row => (long)row["forged"]!));
    }

    private static List<Dictionary<string, object?>> Ask(int number, TableFiles files, string text = "\n", string replacement = "\n")
    {
        var sql = Regex.Match(Page, $"^## {number}\\..*?^```sql$(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        return Duck.Ask(sql.Replace(text, replacement, StringComparison.Ordinal).Replace("'tables/", $"'{files.Folder}/", StringComparison.Ordinal));
    }

    /// <summary>The tables of the samples.</summary>
    public sealed class Samples : IDisposable
    {
        /// <summary>Analyzes them.</summary>
        public Samples()
        {
            var analyzer = new Analyzer(new AnalyzerOptions());
            using var tables = new TableFolder(Files.Folder);
            foreach (var input in MailReader.Read([RuleFolders.AllSamples], Stream.Null).OfType<MailInput.Read>())
            {
                tables.Write(analyzer.AnalyzeAsync(input.Message).AsTask().GetAwaiter().GetResult());
            }

            tables.Complete();
        }

        internal TableFiles Files { get; } = new();

        /// <inheritdoc/>
        public void Dispose() => Files.Dispose();
    }
}
