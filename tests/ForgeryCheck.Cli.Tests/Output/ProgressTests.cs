using System.Text.RegularExpressions;
using ForgeryCheck.Cli.Tests.Shells;

namespace ForgeryCheck.Cli.Tests.Output;

/// <summary>What a user sees of a long run in a real terminal. A run is long here since it waits for a reader or a writer of a pipe.</summary>
public sealed class ProgressTests : IDisposable
{
    private const int Columns = 50;
    private const string Erase = "\r\e[K";
    private const int Messages = 3000;

    private readonly TestMail _mail = new();

    public ProgressTests() => _mail.WriteMbox("box.mbox", Messages);

    [ProgramFact("script")]
    public void The_share_done_the_time_left_and_the_rate_are_shown_and_removed_at_the_end()
    {
        var lines = Lines(Run("analyze --format ndjson box.mbox | (sleep 4; cat > /dev/null)"));

        Assert.Contains(lines, line => Regex.IsMatch(line, @"^\d+ %, \d+ (s|min) left; [\d,]+ messages, [\d,]+/s"));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, Columns - 1));
        Assert.Equal("", lines[^1]);
        // Four seconds less the first, some times a second.
        Assert.InRange(lines.Count, 5, 25);
    }

    [ProgramFact("script")]
    public void Of_a_pipe_the_share_is_not_known()
    {
        var lines = Lines(Run("analyze --format ndjson -o out.ndjson - ", "(sleep 3; cat box.mbox) |"));

        Assert.Contains("0 messages, 0/s; 0 forged, 0 suspicious", lines);
        Assert.DoesNotContain(lines, line => line.Contains('%', StringComparison.Ordinal));
        Assert.Equal(Messages, File.ReadLines(_mail["out.ndjson"]).Count());
    }

    [ProgramFact("script")]
    public void Both_passes_of_a_batch_are_shown()
    {
        var lines = Lines(Run("analyze --batch --format ndjson box.mbox | (sleep 4; cat > /dev/null)"));

        Assert.Contains(lines, line => Regex.IsMatch(line, @"^pass 2 of 2; (5|6|7|8|9)\d %"));
    }

    [ProgramFact("script")]
    public void Learning_shows_it_too()
    {
        var lines = Lines(Run("learn - > sites.json", "(cat box.mbox; sleep 3; cat box.mbox) |"));

        Assert.Contains(lines, line => Regex.IsMatch(line, @"^[1-9][\d,]+ messages, [\d,]+/s$"));
        Assert.Contains("sites", File.ReadAllText(_mail["sites.json"]), StringComparison.Ordinal);
    }

    [ProgramFact("script")]
    public void Reports_on_the_same_terminal_and_errors_appear_above_it()
    {
        var screen = Run("analyze --format ndjson - no-such.eml", "(cat box.mbox; sleep 3; cat box.mbox) |");
        var shown = Regex.Replace(screen, @"[^\n]*\r\e\[K", "").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(Erase, screen, StringComparison.Ordinal);
        Assert.Equal((2 * Messages) + 1, shown.Length);
        Assert.Equal(2 * Messages, shown.Count(line => line is ['{', .., '}']));
        Assert.Contains("forgerycheck: no-such.eml: no such file or folder", shown);
    }

    [ProgramTheory("script")]
    [InlineData("--no-progress", "")]
    [InlineData("--quiet", "")]
    [InlineData("", "TERM=dumb")]
    [InlineData("2> errors.txt", "")]
    public void None_is_shown_to_those_who_do_not_want_it(string option, string variable)
    {
        foreach (var command in (string[])["analyze --format ndjson", "learn"])
        {
            Assert.DoesNotContain('\e', Run($"{command} - {option} > out.txt", $"(sleep 2; cat box.mbox) | {variable}"));
        }

        Assert.DoesNotContain('\e', File.Exists(_mail["errors.txt"]) ? File.ReadAllText(_mail["errors.txt"]) : "");
    }

    [ProgramFact("script")]
    public void An_interrupt_removes_it()
    {
        using var terminal = new Pty($"stty cols {Columns}; sleep 60 | dotnet '{Program}' analyze -o out.txt -", _mail.Folder);
        terminal.WaitFor("0 messages");
        terminal.Type("\x03");
        var screen = terminal.WaitForEnd();

        Assert.EndsWith(Erase, screen.TrimEnd('\r', '\n'), StringComparison.Ordinal);
        Assert.False(File.Exists(_mail["out.txt"]));
    }

    public void Dispose() => _mail.Dispose();

    private static string Program => Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll");

    private string Run(string arguments, string before = "")
    {
        using var terminal = new Pty($"stty cols {Columns}; {before} dotnet '{Program}' {arguments}", _mail.Folder);
        return terminal.WaitForEnd();
    }

    // What the line showed, one time after another.
    private static List<string> Lines(string screen) => [.. screen.Split(Erase).Skip(1).Select(line => line.Split('\r', '\n')[0])];
}
