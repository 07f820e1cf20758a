using System.Diagnostics;
using ForgeryCheck.Profiles;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>forgebench.py: forged chains made out of genuine mail. It stands outside the repository.</summary>
internal static class ForgeBench
{
    internal static readonly IReadOnlyList<string> Levels = ["typed", "ratware", "replay", "redated", "bridged", "careful"];

    /// <summary>Makes forged and genuine mailboxes, judges them, and cleans up; null, with the reason on stderr, where that cannot be done.</summary>
    internal static IReadOnlyList<Judged>? Judge(string script, IReadOnlyList<string> ham, int seed, int perLevel, int genuine, ProfileSet? profiles = null)
    {
        var folder = Directory.CreateTempSubdirectory("forgebench").FullName;
        try
        {
            return Make(script, ham, seed, perLevel, genuine, folder) is { } why ? Skip(why) : Judge(folder, profiles);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Judged> Judge(string folder, ProfileSet? profiles)
    {
        var truths = Truths.Read(Path.Combine(folder, "truth.jsonl"));
        return [.. Judged.All([.. Mailboxes.Of([folder]).Where(m => new FileInfo(m).Length > 0)], truths, profiles: profiles)];
    }

    private static string? Make(string script, IReadOnlyList<string> ham, int seed, int perLevel, int genuine, string folder)
    {
        if (!File.Exists(script))
        {
            return $"{script} is missing";
        }

        var start = new ProcessStartInfo("python3") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[script, "make", "--seed", $"{seed}", "--per-level", $"{perLevel}", "--genuine", $"{genuine}", "--out", folder, .. ham])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = output.Result;
            return process.ExitCode == 0 ? null : $"{script} failed: {error.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"python3 cannot be run: {e.Message}";
        }
    }

    private static List<Judged>? Skip(string why)
    {
        Console.Error.WriteLine("forgebench is skipped: " + why);
        return null;
    }
}
