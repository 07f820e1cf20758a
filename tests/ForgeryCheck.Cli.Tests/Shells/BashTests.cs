namespace ForgeryCheck.Cli.Tests.Shells;

public sealed class BashTests : IDisposable
{
    private readonly ShellPlace _place = new();

    [ProgramFact("bash", "script")]
    public void It_completes_what_is_typed()
    {
        var script = _place.Install("bash", "completion.bash");
        using var bash = _place.Open("bash --noprofile --norc -i");
        bash.WaitFor("READY> ");
        bash.Type($"source {script}\r");
        bash.WaitFor("READY> ");

        Typing.Check(bash, Typing.Common);
        Assert.False(_place.IsTrapped, "completing a file name ran it");
    }

    [ProgramFact("bash", "script")]
    public void It_completes_the_same_where_only_blanks_separate_words()
    {
        var script = _place.Install("bash", "completion.bash");
        using var bash = _place.Open("bash --noprofile --norc -i");
        bash.WaitFor("READY> ");
        bash.Type($"COMP_WORDBREAKS=' '; source {script}\r");
        bash.WaitFor("READY> ");

        Typing.Check(bash, new Dictionary<string, string>
        {
            ["analyze --format=nd\t"] = "<analyze><--format=ndjson>",
            ["analyze --dns rep\t"] = "<analyze><--dns><replay=>",
            ["analyze imaps://user@host/INBOX --batc\t"] = "<analyze><imaps://user@host/INBOX><--batch>",
        });
    }

    [ProgramFact("bash", "script")]
    public void Bash_completion_finds_it_where_the_help_says_to_install_it()
    {
        const string library = "/usr/share/bash-completion/bash_completion";
        Assert.True(File.Exists(library), "bash-completion is not installed; .ci/run installs it");
        _place.Install("bash", "share/bash-completion/completions/forgerycheck");
        using var bash = _place.Open("bash --noprofile --norc -i");
        bash.WaitFor("READY> ");
        bash.Type($"source {library}\r");
        bash.WaitFor("READY> ");

        Typing.Check(bash, new Dictionary<string, string>
        {
            ["analyze --format nd\t"] = "<analyze><--format><ndjson>",
            ["analyze my\t"] = "<analyze><my mail.eml>",
        });
    }

    [ProgramFact("bash")]
    public void All_candidates_are_offered()
    {
        var script = _place.Install("bash", "completion.bash");
        var lines = _place.Run("bash", "-c", $$"""
            source {{script}}
            COMP_WORDS=(forgerycheck analyze --format =) COMP_CWORD=3 COMP_LINE='forgerycheck analyze --format=' COMP_POINT=30
            _forgerycheck
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Contains("timesketch", lines);
        Assert.Contains("json", lines);
    }

    public void Dispose() => _place.Dispose();
}
