using System.Text.Json;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Reporting;

public sealed class ReportFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forgerycheck-").FullName;

    [Fact]
    public void Reports_are_appended_line_by_line()
    {
        var path = Path.Combine(_folder, "mail.ndjson");
        Write(path, "1", "2");
        Write(path, "3");

        Assert.Equal(["1", "2", "3"], File.ReadLines(path).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("source").GetString();
        }));
    }

    [Fact]
    public void A_table_has_one_header_row()
    {
        var path = Path.Combine(_folder, "mail.CSV");
        Write(path, "1");
        Write(path, "2");

        var lines = File.ReadAllLines(path);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("source,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_was_cut_to_nothing_gets_its_header_again()
    {
        var path = Path.Combine(_folder, "mail.csv");
        using var file = new ReportFile(path, ReportRows.Messages, TestMessages.NoLog());
        Add(file, "1");
        File.WriteAllBytes(path, []);
        Add(file, "2");

        Assert.StartsWith("source,", File.ReadAllLines(path)[0], StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void A_torn_line_stays_alone()
    {
        var path = Path.Combine(_folder, "mail.ndjson");
        File.WriteAllText(path, "{ \"schema\": \"forgery");
        Write(path, "1");

        var lines = File.ReadAllLines(path);
        Assert.Equal(2, lines.Length);
        JsonDocument.Parse(lines[1]).Dispose();
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A1")]
    [InlineData("a\",\"b")]
    [InlineData("\u001b[2J \u202e x")]
    public void No_subject_makes_a_row_or_a_formula(string subject)
    {
        var path = Path.Combine(_folder, "mail.csv");
        using (var file = new ReportFile(path, ReportRows.Messages, TestMessages.NoLog()))
        {
            var message = TestMessages.Message("1", subject);
            file.Write(message, TestMessages.Report(message));
        }

        var text = File.ReadAllText(path);
        Assert.Equal(2, File.ReadAllLines(path).Length);
        Assert.DoesNotContain(",=", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202e', text);
    }

    [Fact]
    public void Threads_do_not_mix_their_lines()
    {
        var path = Path.Combine(_folder, "mail.ndjson");
        using (var file = new ReportFile(path, ReportRows.Messages, TestMessages.NoLog()))
        {
            Parallel.For(0, 500, i => Add(file, $"{i}"));
        }

        var lines = File.ReadAllLines(path);
        Assert.Equal(500, lines.Length);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void A_full_disk_is_logged_once_and_harms_nothing()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var written = new System.Text.StringBuilder();
        using (var log = new ForgeryCheck.Smtp.Monitoring.ListenerLog(lines => written.Append(lines), ForgeryCheck.Smtp.Monitoring.LogLevel.Info))
        using (var file = new ReportFile("/dev/full", ReportRows.Messages, log))
        {
            Add(file, "1");
            Add(file, "2");
        }

        Assert.Single(written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("error report-file-failed file=/dev/full", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_full_disk_costs_is_counted()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        using var file = new ReportFile("/dev/full", ReportRows.Messages, TestMessages.NoLog());
        Add(file, "1");
        Add(file, "2");

        Assert.Equal(2, file.Lost);
    }

    [Fact]
    public void A_renamed_file_is_left_when_it_is_opened_again()
    {
        var path = Path.Combine(_folder, "mail.csv");
        using var file = new ReportFile(path, ReportRows.Messages, TestMessages.NoLog());
        Add(file, "1");
        File.Move(path, $"{path}.1");
        Add(file, "2");
        file.Reopen();
        Add(file, "3");
        file.Reopen();
        Add(file, "4");

        Assert.Equal(["source", "1", "2"], File.ReadLines($"{path}.1").Select(line => line.Split(',')[0]));
        Assert.Equal(["source", "3", "4"], File.ReadLines(path).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_at_once()
    {
        var path = Path.Combine(_folder, "none", "mail.csv");

        Assert.StartsWith($"--report {path}: ", Assert.Throws<IOException>(() => new ReportFile(path, ReportRows.Messages, TestMessages.NoLog())).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Write(string path, params string[] ids)
    {
        using var file = new ReportFile(path, ReportRows.Messages, TestMessages.NoLog());
        foreach (var id in ids)
        {
            Add(file, id);
        }
    }

    private static void Add(ReportFile file, string id)
    {
        var message = TestMessages.Message(id);
        file.Write(message, TestMessages.Report(message));
        file.Flush();
    }
}
