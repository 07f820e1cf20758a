namespace ForgeryCheck.Cli.Tests.Samples;

/// <summary>The report that rules/README.md shows is the one that its command prints.</summary>
public sealed class ReadmeSampleTests
{
    [Fact]
    public void The_report_shown_is_the_one_printed()
    {
        var root = Path.GetDirectoryName(SampleRun.Folder)!;
        var page = File.ReadAllText(Path.Combine(root, "rules", "README.md"));
        var command = page.Split('`').Single(code => code.StartsWith("forgerycheck analyze ", StringComparison.Ordinal));
        var shown = page.Split("```\n")[1];

        var run = Forgerycheck.RunIn(
            root, "", new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8", ["FORGERYCHECK_CONFIG"] = "" }, command.Split(' ')[1..]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(shown, run.Output);
    }
}
