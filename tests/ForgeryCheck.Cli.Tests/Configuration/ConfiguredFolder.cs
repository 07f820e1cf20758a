using System.Diagnostics;
using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Configuration;

/// <summary>A folder to work in, with folders above it and a home, and the program that runs there.</summary>
internal sealed class ConfiguredFolder : IDisposable
{
    private readonly TestMail _mail = new();

    internal ConfiguredFolder()
    {
        Directory.CreateDirectory(Work);
        Directory.CreateDirectory(_mail["home"]);
        _mail.Write("mail.eml", TestMail.Plain);
        // The search ends here, whatever lies above.
        Above("""{ "root": true }""");
    }

    internal string Mail => _mail["mail.eml"];

    /// <summary>Where the program runs.</summary>
    internal string Work => _mail["above/work"];

    internal string UserFile => _mail["home/.config/forgerycheck/forgerycheck.json"];

    internal string AboveFile => _mail["above/forgerycheck.json"];

    internal string WorkFile => Path.Combine(Work, "forgerycheck.json");

    internal string this[string name] => _mail[name];

    internal string Above(string json) => Write(AboveFile, json);

    internal string InWork(string json) => Write(WorkFile, json);

    internal string OfUser(string json) => Write(UserFile, json);

    internal static string Write(string path, string json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, json);
        return path;
    }

    internal Forgerycheck Run(params string[] arguments) => RunWith([], arguments);

    internal Forgerycheck RunWith(Dictionary<string, string> environment, params string[] arguments)
    {
        var all = new Dictionary<string, string>(environment) { ["HOME"] = _mail["home"] };
        all.TryAdd("XDG_CONFIG_HOME", "");
        return Forgerycheck.RunIn(Work, "", all, arguments);
    }

    /// <summary>What "config show" says of an option of analyze: its value, and the file with the line, or the source.</summary>
    internal (string Value, string From) Shown(string option, Dictionary<string, string>? environment = null, params string[] arguments)
    {
        var run = RunWith(environment ?? [], ["config", "show", "analyze", "--format", "json", .. arguments]);
        Assert.Equal(0, run.ExitCode);
        var shown = JsonDocument.Parse(run.Output).RootElement.GetProperty("options").EnumerateArray().Single(one => one.GetProperty("option").GetString() == option);
        return (shown.GetProperty("value").ToString(), shown.GetProperty("source").GetString() == "file" ? $"{shown.GetProperty("file")}:{shown.GetProperty("line")}" : shown.GetProperty("source").GetString()!);
    }

    /// <summary>Runs a command of the system in the working folder.</summary>
    internal void Shell(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-e", "-c", script]) { WorkingDirectory = Work })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => _mail.Dispose();
}
