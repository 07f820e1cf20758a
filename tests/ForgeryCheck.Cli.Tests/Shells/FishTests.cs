namespace ForgeryCheck.Cli.Tests.Shells;

public sealed class FishTests : IDisposable
{
    // fish adds the quoting that a name needs when it inserts it.
    private static readonly Dictionary<string, string> Lines = new()
    {
        ["anal"] = "analyze",
        ["analyze --forma"] = "--format",
        ["analyze --format nd"] = "ndjson",
        ["analyze --format=nd"] = "--format=ndjson",
        ["analyze --sites si"] = "sites.json",
        ["analyze --sites=si"] = "--sites=sites.json",
        ["analyze --dns rep"] = "replay=",
        ["analyze --dns replay=si"] = "replay=sites.json",
        ["analyze --gateway mime"] = "mimecast",
        ["analyze --disable FC801"] = "FC801",
        ["analyze my"] = "my mail.eml",
        ["analyze 'my"] = "my mail.eml",
        ["analyze my\\ "] = "my mail.eml",
        ["analyze it"] = "it's.eml",
        ["analyze q"] = "q\"uote.eml",
        ["analyze \\$"] = ShellPlace.Trap,
        ["analyze imaps://user@host/INBOX --batc"] = "--batch",
        ["analyze 'my mail.eml' --quie"] = "--quiet",
        ["analyze --trust si"] = "",
        ["listen --spool "] = "a folder/",
        ["explain FC101"] = "FC101",
        ["completions f"] = "fish",
        ["help expl"] = "explain",
    };

    private readonly ShellPlace _place = new();

    [ProgramFact("fish")]
    public void It_completes_what_is_typed()
    {
        var script = _place.Install("fish", "completion.fish");
        var commands = Lines.Keys.Select((line, number) => $"echo {number} (complete -C {Quoted($"forgerycheck {line}")} | string replace -r '\\t.*' '')");
        var answers = _place.Run("fish", "-c", $"source {script}; {string.Join("; ", commands)}");

        Assert.Equal(Lines.Select((line, number) => $"{number} {line.Value}".Trim()), answers);
        Assert.False(_place.IsTrapped, "completing a file name ran it");
    }

    [ProgramFact("fish")]
    public void It_says_what_options_and_rules_are()
    {
        var script = _place.Install("fish", "completion.fish");

        Assert.Contains("FC101\tforeign-host-between-sites", _place.Run("fish", "-c", $"source {script}; complete -C 'forgerycheck explain FC10'"));
        Assert.Contains("--format\tReport format", _place.Run("fish", "-c", $"source {script}; complete -C 'forgerycheck analyze --for'"));
    }

    public void Dispose() => _place.Dispose();

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
