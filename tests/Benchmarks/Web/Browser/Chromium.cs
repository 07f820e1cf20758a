using PuppeteerSharp;

namespace ForgeryCheck.Benchmarks.Web.Browser;

/// <summary>Debian's Chromium with a fresh profile, without any connection of its own.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    /// <exception cref="InvalidOperationException">It is missing, or does not start.</exception>
    internal static async Task<IBrowser> StartAsync()
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"{Program} is missing: apt-get install chromium");
        }

        try
        {
            return await Puppeteer.LaunchAsync(new LaunchOptions
            {
                ExecutablePath = Program,
                Headless = true,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
            });
        }
        catch (PuppeteerException e)
        {
            throw new InvalidOperationException($"{Program}: {e.Message}", e);
        }
    }
}
