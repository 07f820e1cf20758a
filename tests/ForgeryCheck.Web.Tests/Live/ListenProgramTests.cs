using System.Diagnostics;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Live;

/// <summary>forgerycheck listen --web, as users run it.</summary>
public sealed class ListenProgramTests : IDisposable
{
    private const string Prefix = "live window at ";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_program_says_where_the_window_is_and_ends_with_it_open()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = _folder.Location };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "forgerycheck.dll"), "listen", "--bind", "127.0.0.1:0", "--web", "127.0.0.1:0", "--dns", "off", "--no-config"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("FORGERYCHECK_TOKEN");
        using var program = Process.Start(start)!;
        try
        {
            string? line;
            do
            {
                line = await program.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            }
            while (line?.StartsWith(Prefix, StringComparison.Ordinal) == false);

            using var client = new HttpClient();
            var address = new Uri(line![Prefix.Length..]);
            Assert.Contains("No messages yet", await client.GetStringAsync(address), StringComparison.Ordinal);
            using var events = await client.GetStreamAsync(new Uri(address, "/live/events"));

            // An open page does not hold up the end.
            using var signal = Process.Start("kill", ["-TERM", $"{program.Id}"]);
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(0, program.ExitCode);
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill(entireProcessTree: true);
            }
        }
    }
}
