using PuppeteerSharp;

namespace ForgeryCheck.Benchmarks.Web.Browser;

/// <summary>How long a person waits, in milliseconds, by the clock of the page.</summary>
/// <param name="Paint">From the start of the navigation to the first contentful paint, nothing in any cache.</param>
/// <param name="First">From the click to the frame that shows the first report.</param>
/// <param name="Second">The same, once more on the same page.</param>
internal sealed record PageTimes(double Paint, double First, double Second)
{
    private const string FirstPaint =
        """
        () => new Promise(done => new PerformanceObserver(list => {
          for (const entry of list.getEntriesByName("first-contentful-paint")) done(entry.startTime);
        }).observe({ type: "paint", buffered: true }))
        """;

    // The message comes when the frame has been drawn that the callback precedes.
    private const string Await =
        """
        text => {
          const place = document.querySelector("#report");
          document.querySelector("#text").value = text;
          window.shown = new Promise(done => {
            let start;
            document.querySelector("button.main").addEventListener("click", () => { start = performance.now(); }, { once: true, capture: true });
            new MutationObserver((changes, observer) => {
              if (!place.querySelector(".message")) return;
              observer.disconnect();
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => done(performance.now() - start);
                channel.port2.postMessage(null);
              });
            }).observe(place, { childList: true, subtree: true });
          });
        }
        """;

    /// <summary>Measures with a browser that has just been started.</summary>
    internal static async Task<PageTimes> MeasureAsync(Uri server, string header)
    {
        await using var browser = await Chromium.StartAsync();
        var page = (await browser.PagesAsync())[0];
        await page.GoToAsync(server.ToString());
        var paint = await page.EvaluateFunctionAsync<double>(FirstPaint);
        return new PageTimes(paint, await ClickAsync(page, header), await ClickAsync(page, header));
    }

    private static async Task<double> ClickAsync(IPage page, string header)
    {
        await page.EvaluateFunctionAsync(Await, header);
        await page.ClickAsync("button.main");
        return await page.EvaluateExpressionAsync<double>("window.shown").WaitAsync(TimeSpan.FromSeconds(60));
    }
}
