using System.Diagnostics;
using ForgeryCheck.Accuracy.Mail;

namespace ForgeryCheck.Accuracy.Yardstick;

/// <summary>Runs the rule of an installed SpamAssassin, to see that <see cref="ForgedReceivedTrail"/> is the same rule.</summary>
internal static class RealSpamAssassin
{
    /// <summary>Whether the rule fires on each message, in their order; null where Perl or SpamAssassin is missing.</summary>
    internal static IReadOnlyList<bool>? Judge(IReadOnlyList<Judged> messages)
    {
        var folder = Directory.CreateTempSubdirectory("yardstick").FullName;
        try
        {
            var mailbox = Mailboxes.Write(folder, "all", messages);
            var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("exec perl \"$0\" < \"$1\"");
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "trail.pl"));
            start.ArgumentList.Add(mailbox);
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return process.ExitCode == 0 && lines.Length == messages.Count
                ? [.. lines.Select(line => line == "1")]
                : Skip(error.Result.Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<bool>? Skip(string why)
    {
        Console.Error.WriteLine("SpamAssassin cannot be run: " + why);
        return null;
    }
}
