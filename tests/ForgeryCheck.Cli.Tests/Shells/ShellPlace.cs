using System.Diagnostics;

namespace ForgeryCheck.Cli.Tests.Shells;

/// <summary>A folder with files of awkward names, and a program "forgerycheck" that completes as the real one does, but prints its arguments instead of running.</summary>
internal sealed class ShellPlace : IDisposable
{
    /// <summary>Running this name as a command leaves a file behind.</summary>
    internal const string Trap = "$(touch trapped).eml";

    private readonly string _root = Directory.CreateTempSubdirectory("forgerycheck-shell-").FullName;

    internal ShellPlace()
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Path.Combine(Folder, "a folder"));
        foreach (var name in (string[])["my mail.eml", "it's.eml", "q\"uote.eml", "sites.json", Trap])
        {
            File.WriteAllText(Path.Combine(Folder, name), "");
        }

        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, "bin")).FullName, "forgerycheck");
        File.WriteAllText(program, $$"""
            #!/bin/sh
            [ "$1" = complete ] && exec dotnet '{{Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll")}}' "$@"
            printf 'ARGUMENTS'
            [ $# -eq 0 ] || printf '<%s>' "$@"
            printf 'END\n'
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The folder with the files.</summary>
    internal string Folder => Path.Combine(_root, "files");

    /// <summary>PATH with the program in front.</summary>
    internal string SearchPath => $"{Path.Combine(_root, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";

    /// <summary>Whether a file name was run as a command.</summary>
    internal bool IsTrapped => File.Exists(Path.Combine(Folder, "trapped"));

    /// <summary>Writes the completion script of a shell.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="path">Where, below the root of this place.</param>
    /// <returns>The whole path.</returns>
    internal string Install(string shell, string path)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Forgerycheck.Run("completions", shell).Output);
        return file;
    }

    /// <summary>Runs a shell without a terminal.</summary>
    /// <returns>The lines that it prints.</returns>
    internal string[] Run(string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, WorkingDirectory = Folder };
        start.Environment["PATH"] = SearchPath;
        start.Environment["HOME"] = _root;
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Opens a shell in a terminal.</summary>
    internal Pty Open(string command) => new(command, Folder, ("PATH", SearchPath), ("HOME", _root), ("PS1", "READY> "), ("XDG_DATA_HOME", Path.Combine(_root, "share")));

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
