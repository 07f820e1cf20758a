using System.Text.RegularExpressions;
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
        [4] = [("by", "relay.postamt.example"), ("status", "forged"), ("worst", -518280.0)],
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
        var sql = Regex.Match(Page, $"^## {number}\\..*?^```sql$(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        var rows = Duck.Ask(sql.Replace("'tables/", $"'{samples.Files.Folder}/", StringComparison.Ordinal));
        Assert.Contains(rows, row => Expected[number].All(expected => expected.Value.Equals(row[expected.Column])));
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
