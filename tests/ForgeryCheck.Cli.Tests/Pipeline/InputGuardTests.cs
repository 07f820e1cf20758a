using System.Diagnostics;

namespace ForgeryCheck.Cli.Tests.Pipeline;

/// <summary>Mail that is read is never overwritten by a report of it, by whatever name.</summary>
public sealed class InputGuardTests : IDisposable
{
    private readonly TestMail _mail = new();

    [Theory]
    [InlineData("a.eml", "a.eml")]
    [InlineData("./a.eml", "a.eml")]
    [InlineData("link.eml", "a.eml")]
    [InlineData("a.eml", "link.eml")]
    [InlineData("again.eml", "a.eml")]
    [InlineData("a.eml", "b.eml", "a.eml")]
    [InlineData("a.eml", ".")]
    [InlineData("folder/box.mbox", ".")]
    [InlineData("folder/box.mbox", "way")]
    public void An_output_that_is_an_input_is_refused(string output, params string[] inputs)
    {
        Fill();

        var run = Run(["analyze", "-o", output, .. inputs]);

        Refused(run, output);
    }

    [Fact]
    public void So_are_the_other_files_that_a_run_writes()
    {
        Fill();

        Refused(Run("learn", "--write", "a.eml", "a.eml"), "a.eml");
        Refused(Run("learn", "--write", "folder/box.mbox", "."), "folder/box.mbox");
        Refused(Run("analyze", "--dns", "live", "--dns-record", "a.eml", "a.eml"), "a.eml");
    }

    [LinuxFact]
    public void So_is_the_file_on_standard_input()
    {
        Fill();

        RefusedWithMailOnInput("-o a.eml");
        RefusedWithMailOnInput("--dns live --dns-record a.eml");
    }

    [Theory]
    [InlineData("new.json", "new.json")]
    [InlineData("new.json", "./folder/../new.json")]
    [InlineData("dangling.json", "new.json")]
    [InlineData("old.json", "other.json")]
    [InlineData("way/new.json", "folder/new.json")]
    public void Two_outputs_are_two_files(string first, string second)
    {
        Fill();
        _mail.Write("old.json", "{}");
        File.CreateSymbolicLink(_mail["other.json"], "old.json");
        File.CreateSymbolicLink(_mail["dangling.json"], "new.json");

        var analyze = Run("analyze", "--dns", "live", "-o", first, "--dns-record", second, "b.eml");
        var listen = Run("listen", "--bind", "127.0.0.1:0", "--report", first, "--log", second);

        Assert.Equal((2, $"forgerycheck: --dns-record and --output name the same file, {second}: give each a file of its own\n"), (analyze.ExitCode, analyze.Error));
        Assert.Equal((2, $"forgerycheck: --report and --log name the same file, {first}: give each a file of its own\n"), (listen.ExitCode, listen.Error));
        Assert.False(File.Exists(_mail["new.json"]));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("sarif")]
    public void A_report_in_a_folder_that_is_read_may_be_written_and_written_again(string format)
    {
        Fill();

        var first = Run("analyze", "--format", format, "-o", "report", ".");
        var report = File.ReadAllText(_mail["report"]);
        var second = Run("analyze", "--format", format, "-o", "report", ".");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal(report.Length, File.ReadAllText(_mail["report"]).Length);
    }

    [Fact]
    public void A_file_outside_is_replaced_whatever_it_is()
    {
        Fill();

        Assert.Equal(0, Run("analyze", "-o", "a.eml", "folder", "b.eml").ExitCode);
        Assert.StartsWith("verdict", File.ReadAllText(_mail["a.eml"]), StringComparison.Ordinal);
    }

    public void Dispose() => _mail.Dispose();

    private void Fill()
    {
        _mail.Write("a.eml", TestMail.Plain);
        _mail.Write("b.eml", TestMail.Plain);
        Directory.CreateDirectory(_mail["folder"]);
        _mail.WriteMbox("folder/box.mbox", 2);
        File.CreateSymbolicLink(_mail["link.eml"], "a.eml");
        Directory.CreateSymbolicLink(_mail["way"], "folder");
        Process.Start("ln", [_mail["a.eml"], _mail["again.eml"]]).WaitForExit();
    }

    private void RefusedWithMailOnInput(string options)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll")}' analyze {options} < a.eml"])
        {
            WorkingDirectory = _mail.Folder,
            RedirectStandardError = true,
        })!;
        var error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();

        Assert.Equal((2, "forgerycheck: a.eml: would overwrite the file on standard input\n"), (shell.ExitCode, error));
        Assert.Equal(TestMail.Plain, File.ReadAllText(_mail["a.eml"]));
    }

    private Forgerycheck Run(params string[] arguments) => Forgerycheck.RunIn(_mail.Folder, "", null, arguments);

    private void Refused(Forgerycheck run, string output)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"forgerycheck: {output}: would overwrite the input ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.Equal(TestMail.Plain, File.ReadAllText(_mail["a.eml"]));
        Assert.StartsWith("From writer@example.net", File.ReadAllText(_mail["folder/box.mbox"]), StringComparison.Ordinal);
    }
}
