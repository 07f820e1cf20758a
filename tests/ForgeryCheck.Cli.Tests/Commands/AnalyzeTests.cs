using System.Diagnostics;
using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Commands;

public sealed class AnalyzeTests : IDisposable
{
    private readonly TestMail _mail = new();

    [Fact]
    public void A_file_is_reported()
    {
        var run = Forgerycheck.Run("analyze", _mail.Write("plain.eml", TestMail.Plain));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("192.0.2.7", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("analyze --format json")]
    [InlineData("analyze --format json -")]
    public void Standard_input_is_read(string arguments)
    {
        var run = Forgerycheck.RunWith(TestMail.Plain, null, arguments.Split(' '));
        using var json = JsonDocument.Parse(run.Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("greetings", json.RootElement[0].GetProperty("subject").GetString());
        Assert.Equal("forgerycheck/report/1", json.RootElement[0].GetProperty("schema").GetString());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    public void Reports_come_in_the_order_of_the_input(string jobs)
    {
        var mbox = _mail.WriteMbox("many.mbox", 500);

        var run = Forgerycheck.Run("analyze", "--format", "ndjson", "-j", jobs, mbox);

        var subjects = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("subject").GetString();
        });
        Assert.Equal(Enumerable.Range(1, 500).Select(n => $"number {n}"), subjects);
    }

    [Fact]
    public void An_older_report_stays_where_nothing_could_be_read()
    {
        var report = _mail.Write("report.txt", "of yesterday");

        var run = Forgerycheck.Run("analyze", "-o", report, _mail["none.eml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("of yesterday", File.ReadAllText(report));
    }

    [Fact]
    public void A_dash_is_standard_output_for_reports_too() =>
        Assert.Contains("192.0.2.7", Forgerycheck.Run("analyze", "-o", "-", _mail.Write("plain.eml", TestMail.Plain)).Output, StringComparison.Ordinal);

    [Fact]
    public void Rows_without_a_table_are_a_usage_error()
    {
        var run = Forgerycheck.Run("analyze", "--rows", "hops", _mail.Write("plain.eml", TestMail.Plain));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--format csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_sites_file_is_named()
    {
        var run = Forgerycheck.Run("analyze", "--sites", _mail["none.json"], _mail.Write("plain.eml", TestMail.Plain));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"forgerycheck: --sites {_mail["none.json"]}: no such file", run.Error.Split('\n')[0]);
    }

    [Fact]
    public void Received_lines_beyond_the_bound_are_told()
    {
        var lines = string.Concat(Enumerable.Repeat("Received: from a.example.org ([192.0.2.1]) by b.example.org with SMTP id 1; Wed, 1 May 2024 12:00:00 +0000\n", 502));

        var run = Forgerycheck.Run("analyze", "--format", "json", _mail.Write("many.eml", lines + TestMail.Plain));

        Assert.Contains("Received lines beyond the 500 that are read", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_told_and_the_rest_is_done()
    {
        var plain = _mail.Write("plain.eml", TestMail.Plain);

        var run = Forgerycheck.Run("analyze", "--format", "ndjson", _mail["none.eml"], plain);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"forgerycheck: {_mail["none.eml"]}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_name_that_steers_terminals_is_escaped()
    {
        var run = Forgerycheck.Run("analyze", _mail["\u001b[2J.eml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Error);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("file.eml")]
    [InlineData("-")]
    public void No_message_is_status_3(string source)
    {
        Directory.CreateDirectory(_mail["folder"]);
        _mail.Write("file.eml", "");

        var run = Forgerycheck.Run("analyze", "--format", "json", source == "-" ? source : _mail[source]);

        Assert.Equal(3, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("[]", run.Output.Trim());
    }

    [Fact]
    public void What_is_no_mail_is_status_2()
    {
        var run = Forgerycheck.RunWith("hello\n", null, "analyze");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("forgerycheck: -: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_goes_to_a_file()
    {
        var plain = _mail.Write("plain.eml", TestMail.Plain);

        var run = Forgerycheck.Run("analyze", "--format", "csv", "-o", _mail["report.csv"], plain);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal(2, File.ReadAllLines(_mail["report.csv"]).Length);
        Assert.Equal(2, Directory.GetFiles(_mail.Folder).Length);
    }

    [Fact]
    public void Colours_and_ascii_follow_options_and_environment()
    {
        var plain = _mail.Write("plain.eml", TestMail.Plain);

        var color = Forgerycheck.Run("analyze", "--color", "always", plain);
        var ascii = Forgerycheck.RunWith("", new Dictionary<string, string> { ["LC_ALL"] = "C" }, "analyze", plain);

        Assert.Contains("\u001b[", color.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ascii.Output);
        Assert.All(ascii.Output, c => Assert.True(char.IsAscii(c)));
    }

    [Fact]
    public void Verbose_sums_up_on_standard_error()
    {
        var run = Forgerycheck.Run("analyze", "-v", _mail.WriteMbox("ten.mbox", 10));

        Assert.Contains("10 messages: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_pipe_ends_it_quietly()
    {
        using var process = Forgerycheck.Start(["analyze", "--format", "ndjson", _mail.WriteMbox("many.mbox", 5000)]);
        process.StandardInput.Close();
        Assert.NotNull(process.StandardOutput.ReadLine());
        process.StandardOutput.Close();

        var error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(0, process.ExitCode);
        Assert.Empty(error);
    }

    [ProgramFact("bash")]
    public void An_interrupt_ends_it_with_130_and_leaves_no_file()
    {
        using var process = Forgerycheck.Start(["analyze", "--format", "ndjson", "-o", _mail["report.ndjson"], "-"]);
        process.StandardInput.Write(TestMail.Plain);
        process.StandardInput.Flush();
        // It holds standard input open and waits for the rest of the message; its file shows that it is at work.
        Assert.True(SpinWait.SpinUntil(() => Directory.GetFiles(_mail.Folder).Length > 0, 60_000));

        using var kill = Process.Start("bash", ["-c", $"kill -INT {process.Id}"]);
        kill.WaitForExit();

        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(130, process.ExitCode);
        Assert.Empty(Directory.GetFiles(_mail.Folder));
    }

    [ProgramFact("bash")]
    public void A_full_disk_is_told()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var run = Forgerycheck.Run("analyze", "-o", "/dev/full", _mail.Write("plain.eml", TestMail.Plain));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/dev/full", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_pipe_gets_each_report_at_once()
    {
        using var process = Forgerycheck.Start(["analyze", "--format", "ndjson", "-"]);
        var message = $"From writer@example.net Wed May  1 10:00:00 2024\n{TestMail.Plain}\n";
        // The first message is whole when the second begins; nobody closes the pipe. Its length is that of what is looked at to
        // tell an mbox from other files.
        await process.StandardInput.WriteAsync($"{message}{new string('x', 1 << 14)}\n\n{message}");
        await process.StandardInput.FlushAsync();

        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("-#1", line, StringComparison.Ordinal);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(60_000));
    }

    [LinuxFact]
    public void A_file_whose_name_is_not_utf8_is_named()
    {
        // Old programs named the files of a Maildir in Latin-1. The shell writes the byte, which .NET cannot.
        Directory.CreateDirectory(_mail["cur"]);
        _mail.Write("mail", TestMail.Plain);
        using var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"cd '{_mail.Folder}' && cp mail cur/1:2,S && cp mail \"cur/$(printf 'h\\374st:2,S')\" && mkdir \"cur/$(printf 'd\\374r')\""]);
        shell.WaitForExit();

        var run = Forgerycheck.Run("analyze", _mail["cur"]);
        var alone = Forgerycheck.RunIn(_mail["cur"], "", null, "analyze", "h\uFFFDst:2,S");
        using var clean = System.Diagnostics.Process.Start("rm", ["-r", _mail["cur"]]);
        clean.WaitForExit();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"forgerycheck: {_mail["cur"]}/d\uFFFDr: its name is not UTF-8, so it cannot be opened; rename it\n"
            + $"forgerycheck: {_mail["cur"]}/h\uFFFDst:2,S: its name is not UTF-8, so it cannot be opened; rename it\n",
            run.Error);
        Assert.Contains("192.0.2.7", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, alone.ExitCode);
        Assert.StartsWith("forgerycheck: h\uFFFDst:2,S: its name is not UTF-8, so it cannot be opened; rename it", alone.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_link_in_a_folder_is_followed_as_the_system_follows_it()
    {
        // "way" leads two levels down: ".." is above that place, not above "way".
        _mail.Write("mail", TestMail.Plain);
        Directory.CreateDirectory(_mail["a/b"]);
        Directory.CreateSymbolicLink(_mail["way"], "a/b");
        File.CreateSymbolicLink(_mail["a/b/link.eml"], "../../mail");

        Assert.Contains("192.0.2.7", Forgerycheck.Run("analyze", _mail["way"]).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _mail.Dispose();
}
