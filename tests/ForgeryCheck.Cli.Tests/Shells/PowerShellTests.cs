namespace ForgeryCheck.Cli.Tests.Shells;

public sealed class PowerShellTests : IDisposable
{
    private static readonly Dictionary<string, string> Lines = new()
    {
        ["anal"] = "analyze",
        ["analyze --forma"] = "--format",
        ["analyze --format nd"] = "ndjson",
        ["analyze --format=nd"] = "--format=ndjson",
        ["analyze --sites si"] = "./sites.json",
        ["analyze --sites=si"] = "--sites=./sites.json",
        ["analyze --dns rep"] = "replay=",
        ["analyze --dns replay=si"] = "replay=./sites.json",
        ["analyze --gateway mime"] = "mimecast",
        ["analyze --disable FC801"] = "FC801",
        ["analyze my"] = "'./my mail.eml'",
        ["analyze 'my"] = "'./my mail.eml'",
        ["analyze it"] = "'./it''s.eml'",
        ["analyze q"] = "'./q\"uote.eml'",
        ["analyze '$"] = "'./$(touch trapped).eml'",
        ["analyze imaps://user@host/INBOX --batc"] = "--batch",
        ["analyze 'my mail.eml' --quie"] = "--quiet",
        ["listen --spool "] = "'./a folder'",
        ["explain FC101"] = "FC101",
        ["completions f"] = "fish",
        ["help expl"] = "explain",
    };

    private readonly ShellPlace _place = new();

    [ProgramFact("pwsh")]
    public void It_completes_what_is_typed()
    {
        var script = _place.Install("pwsh", "completion.ps1");
        var commands = Lines.Keys.Select((line, number) =>
            $"$line = {Quoted($"forgerycheck {line}")}; \"{number} $((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText -join '|')\"");
        var answers = _place.Run("pwsh", "-NoProfile", "-NonInteractive", "-Command", $". {script}; {string.Join("; ", commands)}");

        Assert.Equal(Lines.Select((line, number) => $"{number} {line.Value}"), answers);
        Assert.False(_place.IsTrapped, "completing a file name ran it");
    }

    public void Dispose() => _place.Dispose();

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
