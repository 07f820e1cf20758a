using PuppeteerSharp;

namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>Debian's Chromium, started once for all tests that need it, without any connection of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IBrowser? _browser;

    /// <summary>Why browser tests are skipped; null if they can run.</summary>
    public static string? Missing { get; } = File.Exists(Program) ? null : $"{Program} is missing: apt-get install chromium";

    public async Task InitializeAsync()
    {
        if (Missing is null)
        {
            _browser = await Puppeteer.LaunchAsync(new LaunchOptions
            {
                ExecutablePath = Program,
                Headless = true,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
            });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    /// <summary>A tab with a profile of its own.</summary>
    internal async Task<Tab> OpenAsync(Uri server, bool scripts = true) => await Tab.OpenAsync(await _browser!.CreateBrowserContextAsync(), server, scripts);
}
