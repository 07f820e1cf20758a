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
            "SELECT count(DISTINCT h.line) AS hops, count(DISTINCT f.message) AS findings FROM {0} m JOIN {1} h USING (run, sha256, source) JOIN {2} f USING (run, sha256, source) WHERE m.verdict = 'forged'",
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

    // The rows of 500 days take far more than the memory that they may.
    [Fact]
    public void Mail_in_no_order_of_days_becomes_one_file_a_day_and_table()
    {
        var days = Enumerable.Range(0, 2_000).Select(i => i % 500).ToArray();
        new Random(5).Shuffle(days);
        Write(256 << 10, days.Select((day, i) => On(First.AddDays(day)) with { Size = i }));
        Assert.Equal(1_000, _files.Names().Length);
        Assert.Equal([(4L, 500L)], Duck.Ask("SELECT messages, count(*) AS days FROM (SELECT count(*) AS messages FROM {0} GROUP BY day) GROUP BY messages", Messages)
            .Select(row => ((long)row["messages"]!, (long)row["days"]!)));
        Assert.Equal(2_000L * SampleReports.Consistent().Hops.Count, Duck.Value("SELECT count(*) FROM {0}", _files["hops/**/*.parquet"]));
        // In a file, rows are in the order of the input.
        Assert.Equal(
            Enumerable.Range(0, 2_000).OrderBy(i => days[i]).ThenBy(i => i).Select(i => (long)i),
            Duck.Ask("SELECT size FROM {0} ORDER BY day, file_row_number", $"{Messages}").Select(row => (long)row["size"]!));
    }

    [Theory]
    [InlineData("messages", 4)]
    [InlineData("hops", 10)]
    [InlineData("findings", 8)]
    public void Rows_that_were_set_aside_are_as_they_were(string table, long count)
    {
        Report[] reports = [SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Listened(), SampleReports.Forged() with { Subject = "\U0001F600" }];
        using var others = new TableFiles();
        others.WriteAll(reports);
        Write(1, reports);
        const string Rows = "SELECT COLUMNS(c -> c NOT IN ('run', 'day')) FROM ";
        string[] paths = [others[$"{table}/**/*.parquet"], _files[$"{table}/**/*.parquet"]];
        Assert.Equal(Duck.Value("SELECT count(*) FROM {0}", paths[0]), Duck.Value("SELECT count(*) FROM {1}", paths));
        Assert.Empty(Duck.Ask($"{Rows} {{0}} EXCEPT ALL {Rows} {{1}}", paths));
        Assert.True((long)Duck.Value("SELECT count(*) FROM {1}", paths)! >= count);
    }

    [Fact]
    public void Each_run_has_an_id_that_is_later_than_those_before()
    {
        _files.WriteAll(SampleReports.Forged());
        // Ids begin with the time in milliseconds.
        var written = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() > written);
        _files.WriteAll(SampleReports.Forged() with { Subject = "later" });
        Assert.Equal("later", Duck.Value("SELECT subject FROM {0} WHERE run = (SELECT max(run) FROM {0})", Messages));
        Assert.Equal(6L, Duck.Value("SELECT count(*) FROM (SELECT DISTINCT run, filename FROM read_parquet({0}, filename = true)) WHERE contains(filename, run)", _files["*/**/*.parquet"]));
    }

    // A disk may be full at any byte, and still be when the file is closed.
    [Theory]
    [InlineData(0, 32 << 20)]
    [InlineData(3_000, 32 << 20)]
    [InlineData(20_000, 32 << 20)]
    [InlineData(0, 1)]
    [InlineData(2_000, 1)]
    public void On_a_full_disk_nothing_is_left(int room, long mostBytes)
    {
        var folder = _files["tables"];
        var tables = new TableFolder(folder, mostBytes, (path, mode) => new FullDisk(path, mode, room));
        Assert.StartsWith("No space left", Assert.Throws<IOException>(() =>
        {
            tables.Write(SampleReports.Forged());
            tables.Complete();
        }).Message, StringComparison.Ordinal);
        tables.Dispose();
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void If_one_file_cannot_be_moved_none_appears()
    {
        using (var tables = new TableFolder(_files.Folder, 1 << 20, (path, mode) =>
        {
            if (path.Contains("messages", StringComparison.Ordinal))
            {
                // Its place is taken.
                var names = Path.GetRelativePath(_files.Folder, path).Split(Path.DirectorySeparatorChar);
                Directory.CreateDirectory(_files[Path.Combine(names[1..])]);
            }

            return new FileStream(path, mode);
        }))
        {
            tables.Write(SampleReports.Forged());
            Assert.ThrowsAny<IOException>(tables.Complete);
        }

        Assert.Empty(_files.Names());
    }

    [Fact]
    public void After_it_is_given_up_nothing_more_is_written()
    {
        var tables = new TableFolder(_files.Folder);
        tables.Write(SampleReports.Forged());
        tables.Dispose();
        Assert.Throws<ObjectDisposedException>(() => tables.Write(SampleReports.Forged()));
        Assert.Throws<ObjectDisposedException>(tables.Complete);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    private static DateTimeOffset First { get; } = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private void Write(long mostBytes, params IEnumerable<Report> reports)
    {
        using var tables = new TableFolder(_files.Folder, mostBytes, (path, mode) => new FileStream(path, mode, mode == FileMode.Open ? FileAccess.Read : FileAccess.Write));
        foreach (var report in reports)
        {
            tables.Write(report);
        }

        tables.Complete();
    }

    private static Report On(string? time) => On(time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    private static Report On(DateTimeOffset? time) => SampleReports.Consistent() with { HandOver = new(1, SampleReports.Address("192.0.2.7"), null, null, "mx.example.org", time) };
}
