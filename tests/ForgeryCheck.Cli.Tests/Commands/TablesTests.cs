using System.Diagnostics;
using Parquet;

namespace ForgeryCheck.Cli.Tests.Commands;

/// <summary>analyze --format parquet: where the tables go. What is in them, the tests of the library show.</summary>
public sealed class TablesTests : IDisposable
{
    private readonly TestMail _mail = new();

    private string Plain => _mail.Write("plain.eml", TestMail.Plain);

    public void Dispose() => _mail.Dispose();

    [Theory]
    [InlineData("messages")]
    [InlineData("hops")]
    [InlineData("findings")]
    public void A_table_goes_to_a_file(string rows)
    {
        var run = Forgerycheck.Run("analyze", "--format", "parquet", "--rows", rows, "-o", _mail["table.parquet"], Plain);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        AssertIsWhole(_mail["table.parquet"]);
    }

    [ProgramFact("bash")]
    public void Or_through_a_pipe()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll");
        using var shell = Process.Start("bash", ["-c", "dotnet \"$0\" analyze --format parquet \"$1\" | cat > \"$2\"", program, Plain, _mail["table.parquet"]]);
        shell.WaitForExit();

        AssertIsWhole(_mail["table.parquet"]);
    }

    [ProgramTheory("script")]
    [InlineData("")]
    [InlineData("-o /dev/stdout")]
    [InlineData("-o /dev/tty")]
    public void But_not_to_a_terminal(string option)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll");
        using var script = Process.Start(new ProcessStartInfo("script", ["-qec", $"dotnet '{program}' analyze --format parquet {option} '{Plain}'", "/dev/null"]) { RedirectStandardOutput = true })!;
        var shown = script.StandardOutput.ReadToEnd();
        script.WaitForExit();

        Assert.Equal(2, script.ExitCode);
        Assert.Contains("--format parquet is not for a terminal: add -o FILE.parquet", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tables/", false)]
    [InlineData("tables", true)]
    public void A_folder_gets_all_tables(string name, bool exists)
    {
        if (exists)
        {
            Directory.CreateDirectory(_mail[name]);
        }

        // Two runs: neither replaces what the other wrote.
        for (var i = 0; i < 2; i++)
        {
            var run = Forgerycheck.Run("analyze", "--format", "parquet", "-o", _mail[name], Plain);
            Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        }

        string[] files = [.. Directory.EnumerateFiles(_mail["tables"], "*", SearchOption.AllDirectories)];
        Assert.Equal(
            ["hops/day=2024-05-01", "messages/day=2024-05-01"],
            files.Select(file => Path.GetRelativePath(_mail["tables"], Path.GetDirectoryName(file)!)).Where(folder => !folder.StartsWith("findings", StringComparison.Ordinal)).Distinct().Order());
        Assert.All(files, AssertIsWhole);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_mail["tables"], "messages", "day=2024-05-01")).Length);
        Assert.DoesNotContain(Directory.EnumerateDirectories(_mail["tables"]), folder => Path.GetFileName(folder).StartsWith('.'));
    }

    [Fact]
    public async Task The_verdict_and_what_cannot_be_read_decide_about_the_exit_status()
    {
        var broken = _mail.Write("broken.gz", "\u001f\u008b not gzip");
        var forged = Path.Combine(Samples.SampleRun.PathOf("classic-c-appended.eml"));

        Assert.Equal(1, Forgerycheck.Run("analyze", "--format", "parquet", "-o", _mail["tables/"], forged).ExitCode);
        Assert.Equal(0, Forgerycheck.Run("analyze", "--format", "parquet", "--fail-on", "never", "-o", _mail["tables/"], forged).ExitCode);
        Assert.Equal(2, Forgerycheck.Run("analyze", "--format", "parquet", "-o", _mail["tables/"], Plain, _mail["none.eml"], broken).ExitCode);
        // The message that could be read is in the tables, in a file of that run.
        await using var file = await ParquetReader.CreateAsync(Assert.Single(Directory.GetFiles(Path.Combine(_mail["tables"], "messages", "day=2024-05-01"))));
        Assert.Equal(1, file.Metadata!.NumRows);
    }

    [Fact]
    public void Without_a_message_nothing_is_written()
    {
        var run = Forgerycheck.Run("analyze", "--format", "parquet", "-o", _mail["tables/"], _mail.Write("empty.mbox", ""));

        Assert.Equal(3, run.ExitCode);
        Assert.False(Directory.Exists(_mail["tables"]));
    }

    [Fact]
    public void A_folder_in_no_folder_is_an_error()
    {
        var run = Forgerycheck.Run("analyze", "--format", "parquet", "-o", _mail["none/tables/"], Plain);

        Assert.Equal((2, $"forgerycheck: {_mail["none/tables/"]}: no such folder"), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [Fact]
    public void Rows_do_not_apply_to_a_folder()
    {
        var run = Forgerycheck.Run("analyze", "--format", "parquet", "--rows", "hops", "-o", _mail["tables/"], Plain);

        Assert.Equal((2, $"forgerycheck: {_mail["tables/"]}: a folder gets all three tables; leave out --rows, or name a file"), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [Fact]
    public void No_file_is_written_in_place_of_a_folder_that_was_named()
    {
        var run = Forgerycheck.Run("analyze", "--format", "csv", "-o", _mail["outx/"], Plain);

        Assert.Equal((2, $"forgerycheck: {_mail["outx/"]}: names a folder, but this is written to a file"), (run.ExitCode, run.Error.Split('\n')[0]));
        Assert.False(File.Exists(_mail["outx"]));
    }

    [Fact]
    public void Other_formats_do_not_go_into_folders()
    {
        var run = Forgerycheck.Run("analyze", "--format", "csv", "-o", _mail.Folder, Plain);

        Assert.Equal((2, $"forgerycheck: {_mail.Folder}: is a folder"), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [ProgramFact("bash")]
    public void An_interrupt_leaves_nothing()
    {
        using var process = Forgerycheck.Start(["analyze", "--format", "parquet", "-o", _mail["tables/"], "-"]);
        process.StandardInput.Write(TestMail.Plain);
        process.StandardInput.Flush();
        // It holds standard input open and waits for the rest of the message; its hidden folder shows that it is at work.
        Assert.True(SpinWait.SpinUntil(() => Directory.Exists(_mail["tables"]) && Directory.GetDirectories(_mail["tables"]).Length > 0, 60_000));

        using var kill = Process.Start("bash", ["-c", $"kill -INT {process.Id}"]);
        kill.WaitForExit();

        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(130, process.ExitCode);
        Assert.False(Directory.Exists(_mail["tables"]));
    }

    // The format begins and ends with its name.
    private static void AssertIsWhole(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal("PAR1"u8, bytes.AsSpan(0, 4));
        Assert.Equal("PAR1"u8, bytes.AsSpan(bytes.Length - 4));
    }
}
