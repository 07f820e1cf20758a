namespace ForgeryCheck.Cli.Tests.Shells;

public sealed class ZshTests : IDisposable
{
    private readonly ShellPlace _place = new();

    [ProgramFact("zsh", "script")]
    public void It_completes_what_is_typed()
    {
        var script = _place.Install("zsh", "completion.zsh");
        using var zsh = Open($"autoload -Uz compinit; compinit -u -D; source {script}");

        Typing.Check(zsh, Typing.Common);
        Assert.False(_place.IsTrapped, "completing a file name ran it");
    }

    [ProgramFact("zsh", "script")]
    public void It_is_found_in_a_folder_of_functions()
    {
        var script = _place.Install("zsh", "zfunc/_forgerycheck");
        using var zsh = Open($"fpath=({Path.GetDirectoryName(script)} $fpath); autoload -Uz compinit; compinit -u -D");

        Typing.Check(zsh, new Dictionary<string, string>
        {
            ["analyze --format nd\t"] = "<analyze><--format><ndjson>",
            ["analyze my\t"] = "<analyze><my mail.eml>",
        });
    }

    public void Dispose() => _place.Dispose();

    private Pty Open(string preparation)
    {
        var zsh = _place.Open("zsh -f -i");
        zsh.WaitFor("READY> ");
        zsh.Type($"unsetopt prompt_sp; {preparation}\r");
        zsh.WaitFor("READY> ");
        return zsh;
    }
}
