using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using ForgeryCheck.Reports;
using ForgeryCheck.Tests.Rules;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ForgeryCheck.Tests.Reports.Tables;

public sealed class ParquetReportTests : IDisposable
{
    private readonly TableFiles _files = new();

    private static Report[] Samples => [SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable(), SampleReports.Listened()];

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(ReportRows.Messages, 3)]
    [InlineData(ReportRows.Hops, 7)]
    [InlineData(ReportRows.Findings, 4)]
    public void A_row_is_what_was_asked_for(ReportRows rows, long count)
    {
        var path = _files.Write(rows, SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable());
        Assert.Equal(count, Duck.Value("SELECT count(*) FROM {0}", path));
    }

    [Theory]
    [InlineData(ReportRows.Messages)]
    [InlineData(ReportRows.Hops)]
    [InlineData(ReportRows.Findings)]
    public void Without_a_report_the_table_is_empty_but_whole(ReportRows rows)
    {
        var path = _files.Write(rows);
        Assert.Equal(0L, Duck.Value("SELECT count(*) FROM {0}", path));
        using var reader = new ParquetFileReader(path);
        Assert.Equal(0, reader.FileMetaData.NumRows);
    }

    [Theory]
    [InlineData(ReportRows.Messages)]
    [InlineData(ReportRows.Hops)]
    [InlineData(ReportRows.Findings)]
    public void The_page_lists_the_columns_with_their_types(ReportRows rows)
    {
        var page = File.ReadAllText(Path.Combine(RuleFolders.Pages, "parquet.md"));
        var section = Regex.Match(page, $"^### {rows.ToString().ToLowerInvariant()}$(.*?)(?=^### |\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        string[] documented = [.. Regex.Matches(section, "^\\| (\\w+) \\| ([^|]+) \\| [^|]+ \\|", RegexOptions.Multiline).Select(line => $"{line.Groups[1]}: {line.Groups[2]}")];
        var columns = Duck.Ask("DESCRIBE SELECT * FROM {0}", _files.Write(rows, Samples));
        Assert.Equal(columns.Select(column => $"{column["column_name"]}: {TypeOf((string)column["column_type"]!)}"), documented);
    }

    // The two formats say the same: what differs is the form.
    [Theory]
    [InlineData(ReportRows.Messages)]
    [InlineData(ReportRows.Hops)]
    [InlineData(ReportRows.Findings)]
    public void The_values_are_those_of_csv(ReportRows rows)
    {
        var path = _files.Write(rows, Samples);
        using var csv = CsvReader.Create(new StringReader(ReportOutput.Text(new ReportOptions(ReportFormat.Csv, rows), Samples)), new CsvReaderOptions { HasHeader = false });
        Assert.True(csv.Read());
        string[] names = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv[i].ToString())];
        foreach (var row in Duck.Ask("SELECT * FROM {0}", path))
        {
            Assert.True(csv.Read());
            for (var i = 0; i < names.Length; i++)
            {
                // An apostrophe keeps a spreadsheet from taking a cell for a formula.
                Assert.Equal((names[i], csv[i].ToString().TrimStart('\'')), (names[i], InCsv(row[names[i]])));
            }
        }

        Assert.False(csv.Read());
    }

    [Fact]
    public void An_address_is_16_bytes_too()
    {
        var path = _files.Write(ReportRows.Hops, SampleReports.Forged());
        var rows = Duck.Ask("SELECT ip, hex(ipBytes) AS bytes FROM {0} WHERE ip IS NOT NULL ORDER BY line", path);
        Assert.Equal(
            ["192.0.2.10 00000000000000000000FFFFC000020A", "203.0.113.7 00000000000000000000FFFFCB007107", "198.51.100.25 00000000000000000000FFFFC6336419", "2001:db8::25 20010DB8000000000000000000000025"],
            rows.Select(row => $"{row["ip"]} {row["bytes"]}"));
    }

    [Fact]
    public void The_library_of_Arrow_reads_the_same()
    {
        using var reader = new ParquetFileReader(_files.Write(ReportRows.Hops, SampleReports.Forged()));
        using var group = reader.RowGroup(0);
        Assert.Equal((string?[])["mx.example.org", "mail.bank.example", "relay.bank.example", "bank-core", null], Read<string?>("helo"));
        Assert.Equal([["anna@example.org"], ["anna@example.org"], [], [], []], Read<string[]>("for"));
        Assert.Equal(new DateTime(2024, 5, 1, 10, 0, 5, DateTimeKind.Utc), Read<DateTime?>("time")[0]);
        Assert.Equal([120, 0, -420, 0, -420], Read<int?>("offsetMinutes"));
        Assert.Equal(16, Read<byte[]>("ipBytes")[0].Length);

        T[] Read<T>(string name)
        {
            var schema = reader.FileMetaData.Schema;
            var index = Enumerable.Range(0, schema.NumColumns).First(i => schema.Column(i).Path.ToDotVector()[0] == name);
            using var column = group.Column(index).LogicalReader<T>();
            return column.ReadAll(5);
        }
    }

    [Fact]
    public void Values_of_a_finding_are_found_by_their_name()
    {
        var path = _files.Write(ReportRows.Findings, SampleReports.Forged());
        var value = SampleReports.Forged().Assessment.Findings.First(finding => finding.Values.Count > 0).Values[0];
        Assert.Contains(Duck.Ask($"SELECT values['{value.Key}'] AS value FROM {{0}}", path), row => value.Value.Equals(row["value"]));
    }

    [Theory]
    [MemberData(nameof(HostileTextTests.All), MemberType = typeof(HostileTextTests))]
    public void Text_is_as_in_the_mail_and_always_UTF_8(int value)
    {
        var evil = HostileReports.Values[value];
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(evil));
        var report = HostileReports.Of(evil);
        var message = Assert.Single(Duck.Ask("SELECT subject, topMessage, notes FROM {0}", _files.Write(ReportRows.Messages, report)));
        Assert.Equal([whole, whole, whole], [message["subject"], message["topMessage"], Assert.Single((IEnumerable<string>)message["notes"]!)]);
        Assert.Equal(whole, Duck.Value("SELECT values['evil'] FROM {0} LIMIT 1", _files.Write(ReportRows.Findings, report)));
        Assert.Equal(3, Duck.Ask("SELECT * FROM {0}", _files.Write(ReportRows.Hops, report)).Count);
    }

    [Fact]
    public void Long_text_is_cut_between_characters()
    {
        var path = _files.Write(ReportRows.Messages, SampleReports.Consistent() with { Subject = new string('a', 31_999) + "\U0001F600 and more" });
        Assert.Equal(new string('a', 31_999) + "...", Duck.Value("SELECT subject FROM {0}", path));
    }

    // By the order of UTF-16, U+1F600 comes before U+FF01; by that of UTF-8, by which readers skip row groups, after it.
    [Fact]
    public void A_text_is_found_whatever_stands_beside_it()
    {
        var path = _files.Write(ReportRows.Messages, SampleReports.Consistent() with { Subject = "\uFF01 last" }, SampleReports.Consistent() with { Subject = "\U0001F600 first" });
        Assert.Equal("\U0001F600 first", Duck.Value("SELECT subject FROM {0} WHERE subject = '\U0001F600 first'", path));
    }

    // Readers skip row groups by the least and the greatest value of a column: these must be of the same unit as the values.
    [Fact]
    public void A_time_is_found_by_when_it_was()
    {
        var first = new DateTimeOffset(2024, 5, 1, 10, 0, 0, 123, TimeSpan.Zero).AddMicroseconds(456);
        var path = _files.Write(ReportRows.Messages, Enumerable.Range(0, 100).Select(i => SampleReports.Consistent() with { Date = first.AddDays(i) }));
        Assert.Equal(100L, Duck.Value("SELECT count(*) FROM {0} WHERE date >= '2000-01-01'", path));
        Assert.Equal(30L, Duck.Value("SELECT count(*) FROM {0} WHERE date < '2024-05-31 00:00:00+00'", path));
        Assert.Equal(first.UtcDateTime, Duck.Value("SELECT min(date) FROM {0}", path));
        Assert.Equal(first.UtcDateTime.AddDays(99), Duck.Value("SELECT max(date) FROM {0}", path));
        Assert.Equal(first.UtcDateTime.AddDays(99), Duck.Value("SELECT date FROM {0} ORDER BY date DESC LIMIT 1", path));
        Assert.Equal(1L, Duck.Value("SELECT count(*) FROM {0} WHERE date = '2024-05-01 10:00:00.123456+00'", path));
    }

    [Fact]
    public void The_least_and_the_greatest_are_those_of_the_values()
    {
        var first = new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero).AddMicroseconds(1);
        var report = SampleReports.Consistent();
        using var reader = new ParquetFileReader(_files.Write(ReportRows.Messages, report with { Date = first, Size = 7 }, report with { Date = first.AddYears(60), Size = 1L << 40 }));
        using var group = reader.RowGroup(0);
        Assert.Equal((-999_999L, (first.AddYears(60).UtcTicks - DateTime.UnixEpoch.Ticks) / 10), Bounds<long>("date"));
        Assert.Equal((7L, 1L << 40), Bounds<long>("size"));
        Assert.Equal((report.Hops.Count, report.Hops.Count), Bounds<int>("hops"));
        Assert.Equal((report.Assessment.Prior, report.Assessment.Prior), Bounds<double>("prior"));

        (T Min, T Max) Bounds<T>(string name)
            where T : unmanaged
        {
            var index = reader.FileMetaData.Schema.ColumnIndex(name);
            using var statistics = (Statistics<T>)group.MetaData.GetColumnChunkMetaData(index).Statistics!;
            return (statistics.Min, statistics.Max);
        }
    }

    [Fact]
    public void Many_rows_become_several_row_groups()
    {
        var report = SampleReports.Forged();
        var path = _files.Write(ReportRows.Hops, Enumerable.Repeat(report, 12_000));
        Assert.Equal(60_000L, Duck.Value("SELECT count(raw) FROM {0}", path));
        Assert.InRange((long)Duck.Value("SELECT count(DISTINCT row_group_id) FROM parquet_metadata({0})", path)!, 2, 12);
        using var reader = new ParquetFileReader(path);
        Assert.Equal(60_000, reader.FileMetaData.NumRows);
    }

    [Fact]
    public void A_time_beyond_all_calendars_is_still_one()
    {
        var report = SampleReports.Consistent();
        var path = _files.Write(ReportRows.Messages, report with { Date = DateTimeOffset.MaxValue }, report with { Date = DateTimeOffset.MinValue }, report with { Date = null });
        Assert.Equal([9999L, 1L, null], Duck.Ask("SELECT year(date AT TIME ZONE 'UTC') AS year FROM {0}", path).Select(row => row["year"]));
    }

    private static string TypeOf(string type) => type switch
    {
        "VARCHAR" => "text",
        "INTEGER" => "whole number",
        "BIGINT" => "whole number, 64 bits",
        "DOUBLE" => "number",
        "TIMESTAMP WITH TIME ZONE" => "time",
        "BLOB" => "address",
        "VARCHAR[]" => "list of texts",
        "INTEGER[]" => "list of whole numbers",
        "MAP(VARCHAR, VARCHAR)" => "texts by name",
        _ => type,
    };

    private static string InCsv(object? value) => value switch
    {
        null => "",
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        IReadOnlyList<int> numbers => string.Join(' ', numbers),
        IReadOnlyList<string> ids when ids.All(id => Regex.IsMatch(id, "^FC\\d{3}$")) => string.Join(' ', ids),
        IReadOnlyList<string> texts => string.Join(" | ", texts),
        IDictionary map => string.Join(" | ", map.Keys.Cast<string>().Select(name => $"{name}={map[name]}")),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
