using System.Diagnostics;
using System.Text;

namespace ForgeryCheck.Cli.Tests;

/// <summary>Runs the built program as a user does, and keeps what it said.</summary>
internal sealed record Forgerycheck(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it with nothing on standard input.</summary>
    internal static Forgerycheck Run(params string[] arguments) => RunWith("", null, arguments);

    /// <summary>Runs it with a text on standard input, and variables of the environment.</summary>
    internal static Forgerycheck RunWith(string input, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        RunIn(null, input, environment, arguments);

    /// <summary>Runs it in a folder.</summary>
    internal static Forgerycheck RunIn(string? folder, string input, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var process = Start(arguments, environment, folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading, as it does after a usage error.
        }

        Assert.True(process.WaitForExit(Patience), "forgerycheck does not end");
        return new Forgerycheck(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Starts it with pipes on all three streams.</summary>
    internal static Process Start(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in (string[])["COLUMNS", "LC_ALL", "LC_CTYPE", "NO_COLOR", "TERM"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["LANG"] = "C.UTF-8";
        if (folder is null)
        {
            // No configuration file of whoever runs the tests.
            start.Environment["FORGERYCHECK_CONFIG"] = "";
        }
        else
        {
            start.Environment.Remove("FORGERYCHECK_CONFIG");
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
