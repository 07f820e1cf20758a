using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Tables;

namespace ForgeryCheck.Tests.Reports.Tables;

public sealed class TableFolderTests : IDisposable
{
    private readonly TableFiles _files = new();

    private string Messages => _files["messages/**/*.parquet"];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Each_table_has_a_folder_for_each_day()
    {
        _files.WriteAll(SampleReports.Forged(), On("2023-12-31T23:59:59Z"), On("2024-01-01T00:30:00+01:00"));
        // The messages of the other day have no findings.
        Assert.Equal(
            ["findings/day=2024-05-01", "hops/day=2023-12-31", "hops/day=2024-05-01", "messages/day=2023-12-31", "messages/day=2024-05-01"],
            _files.Names().Select(name => Path.GetDirectoryName(name)));
        Assert.Equal([2L, 1L], Duck.Ask("SELECT count(*) AS messages FROM {0} GROUP BY day ORDER BY day", Messages).Select(row => row["messages"]));
    }

    [Fact]
    public void The_tables_belong_together_by_their_key()
    {
        var report = SampleReports.Forged();
        _files.WriteAll(report, SampleReports.Consistent());
        var counts = Assert.Single(Duck.Ask(
            "SELECT count(DISTINCT h.line) AS hops, count(DISTINCT f.message) AS findings FROM {0} m JOIN {1} h USING (sha256, source) JOIN {2} f USING (sha256, source) WHERE m.verdict = 'forged'",
            Messages, _files["hops/**/*.parquet"], _files["findings/**/*.parquet"]));
        Assert.Equal(((long)report.Hops.Count, (long)report.Assessment.Findings.Count), (counts["hops"], counts["findings"]));
    }

    // Without a limit, a sender could have a folder made for each day of 10,000 years.
    [Theory]
    [InlineData(null)]
    [InlineData("1979-12-31T23:59:59Z")]
    [InlineData("2100-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_day_that_is_not_known_is_null(string? time)
    {
        _files.WriteAll(On(time), On("2024-05-01T10:00:00Z"));
        Assert.Equal([(1L, true), (1L, false)], Duck.Ask("SELECT count(*) AS messages, day IS NULL AS unknown FROM {0} GROUP BY day ORDER BY day NULLS FIRST", Messages)
            .Select(row => ((long)row["messages"]!, (bool)row["unknown"]!)));
    }

    [Fact]
    public void Nothing_can_be_read_before_all_is_complete()
    {
        using var tables = new TableFolder(_files.Folder);
        tables.Write(SampleReports.Forged());
        Assert.All(_files.Names(), name => Assert.StartsWith(".", name, StringComparison.Ordinal));
        tables.Complete();
        Assert.Equal(3, _files.Names().Count(name => !name.StartsWith('.')));
    }

    [Fact]
    public void A_run_that_is_given_up_leaves_nothing()
    {
        using (var tables = new TableFolder(_files.Folder))
        {
            tables.Write(SampleReports.Forged());
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void Without_a_message_there_is_nothing()
    {
        _files.WriteAll();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    [Fact]
    public async Task Many_may_write_to_one_folder_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _files.WriteAll(Enumerable.Repeat(SampleReports.Forged(), 50)))));
        Assert.Equal(400L, Duck.Value("SELECT count(*) FROM {0}", Messages));
        Assert.Equal(24, _files.Names().Length);
    }

    // More days than may be open at once, each of them three times.
    [Fact]
    public void Days_in_no_order_are_all_written()
    {
        var first = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var days = Enumerable.Range(0, 3).SelectMany(_ => Enumerable.Range(0, 200)).ToArray();
        new Random(5).Shuffle(days);
        _files.WriteAll(days.Select(day => On(first.AddDays(day))));
        Assert.Equal([(3L, 200L)], Duck.Ask("SELECT messages, count(*) AS days FROM (SELECT count(*) AS messages FROM {0} GROUP BY day) GROUP BY messages", Messages)
            .Select(row => ((long)row["messages"]!, (long)row["days"]!)));
        Assert.Equal(600L * SampleReports.Consistent().Hops.Count, Duck.Value("SELECT count(*) FROM {0}", _files["hops/**/*.parquet"]));
    }

    private static Report On(string? time) => On(time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    private static Report On(DateTimeOffset? time) => SampleReports.Consistent() with { HandOver = new(1, SampleReports.Address("192.0.2.7"), null, null, "mx.example.org", time) };
}
