using System.Text.Json;
using Deque.AxeCore.Commons;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>A tab that records what no page of ours may do: errors on the console, dialogs, requests to anywhere else.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _offences = [];

    private Tab(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Tab> OpenAsync(IBrowserContext context, Uri server, bool scripts)
    {
        var page = await context.NewPageAsync();
        var tab = new Tab(context, page);
        page.Request += (_, e) => tab.Note(!e.Request.Url.StartsWith(server.ToString(), StringComparison.Ordinal) && !e.Request.Url.StartsWith("data:", StringComparison.Ordinal), $"request to {e.Request.Url}");
        page.Console += (_, e) => tab.Note(e.Message.Type is ConsoleType.Error or ConsoleType.Warning, $"console: {e.Message.Text}");
        page.PageError += (_, e) => tab.Note(true, $"error: {e.Message}");
        page.Dialog += async (_, e) =>
        {
            tab.Note(true, $"dialog: {e.Dialog.Message}");
            await e.Dialog.Dismiss();
        };
        page.DefaultTimeout = 120_000;
        page.DefaultNavigationTimeout = 120_000;
        await page.SetJavaScriptEnabledAsync(scripts);
        return tab;
    }

    public Task GoAsync(Uri server, string path = "/") => Page.GoToAsync(new Uri(server, path).ToString());

    /// <summary>Shows the page as a device would.</summary>
    public async Task ShowAsync(int width, bool dark)
    {
        await Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await Page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = dark ? "dark" : "light" }]);
    }

    /// <summary>Puts a text into the form, as a paste does.</summary>
    public Task PasteAsync(string text) => Page.EvaluateFunctionAsync("text => { document.querySelector('#text').value = text; }", text);

    public Task ReportAsync() => Page.WaitForSelectorAsync("#report .message", new WaitForSelectorOptions { Timeout = 60_000 });

    public Task<string> TextAsync(string selector) => Page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector)?.textContent ?? ''", selector);

    public Task<int> CountAsync(string selector) => Page.EvaluateFunctionAsync<int>("selector => document.querySelectorAll(selector).length", selector);

    /// <summary>Nothing happened that may not happen.</summary>
    public void AssertClean()
    {
        lock (_offences)
        {
            Assert.Empty(_offences);
        }
    }

    /// <summary>The page does not scroll sideways.</summary>
    public async Task AssertFitsAsync() =>
        Assert.True(await Page.EvaluateExpressionAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{Page.Url} is wider than the window");

    /// <summary>axe-core finds nothing serious.</summary>
    public async Task AssertAccessibleAsync()
    {
        await Page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
        // While a new row fades in, its colours are others.
        await Page.EvaluateExpressionAsync("Promise.all(document.getAnimations().map(one => one.finished.catch(() => {}))).then(() => {})");
        var found = await Page.EvaluateExpressionAsync<JsonElement>(
            "axe.run().then(result => result.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes[0].html))");
        Assert.Empty(found.EnumerateArray().Select(one => one.GetString()));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool isOffence, string what)
    {
        if (isOffence)
        {
            lock (_offences)
            {
                _offences.Add(what);
            }
        }
    }
}
