using PuppeteerSharp;

namespace ForgeryCheck.Benchmarks.Web.Browser;

/// <summary>
/// A person before the live window: looks on, and pauses, filters and opens messages. Times are in milliseconds, by the clock of the page; an answer is the
/// first frame after what was pressed (Event Timing).
/// </summary>
internal sealed class LiveReader
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(400);

    // In every page that is opened: the time between frames, tasks that hold up the page for more than 50 ms, and answers that take more than a frame.
    private const string Watch =
        """
        window.seen = { gaps: [], tasks: [], answers: [] };
        {
          let before;
          const frame = now => { if (before) seen.gaps.push(now - before); before = now; requestAnimationFrame(frame); };
          requestAnimationFrame(frame);
          const observe = (options, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe(options);
          observe({ type: "longtask" }, entry => seen.tasks.push(entry.duration));
          observe({ type: "event", durationThreshold: 16 }, entry => { if (entry.interactionId) seen.answers.push(entry.duration); });
          addEventListener("click", event => {
            if (event.target.closest("#rows a")) sessionStorage.pressed = performance.timeOrigin + event.timeStamp;
          }, { capture: true });
        }
        """;

    private const string Opened =
        """
        () => new Promise(done => new PerformanceObserver(list => {
          for (const entry of list.getEntriesByName("first-contentful-paint")) done(performance.timeOrigin + entry.startTime - sessionStorage.pressed);
        }).observe({ type: "paint", buffered: true }))
        """;

    private readonly IPage _page;
    private readonly Uri _live;
    private readonly List<double> _gaps = [];
    private readonly List<double> _tasks = [];
    private readonly List<double> _answers = [];
    private readonly List<double> _opened = [];

    private LiveReader(IPage page, Uri live) => (_page, _live) = (page, live);

    /// <summary>The time between a frame and the next.</summary>
    internal IReadOnlyList<double> Gaps => _gaps;

    /// <summary>How long tasks took that held up the page for more than 50 ms.</summary>
    internal IReadOnlyList<double> Tasks => _tasks;

    /// <summary>How long what was pressed awaited a frame, where that was more than 16 ms.</summary>
    internal IReadOnlyList<double> Answers => _answers;

    /// <summary>From the click on a row to the first contentful paint of its message.</summary>
    internal IReadOnlyList<double> Openings => _opened;

    internal static async Task<LiveReader> OpenAsync(IBrowser browser, Uri live)
    {
        var page = (await browser.PagesAsync())[0];
        await page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 900 });
        await page.EvaluateFunctionOnNewDocumentAsync($"() => {{ {Watch} }}");
        var reader = new LiveReader(page, live);
        await reader.ReturnAsync();
        return reader;
    }

    /// <summary>Looks on.</summary>
    internal async Task LookOnAsync(TimeSpan time)
    {
        await Task.Delay(time);
        await NoteAsync();
    }

    /// <summary>Pauses, goes on, filters, and opens a message, over and over.</summary>
    internal async Task ActAsync(TimeSpan time)
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); watch.Elapsed < time;)
        {
            await PressAsync("#pause");
            await PressAsync("#pause");
            await _page.FocusAsync("#filter-recipient");
            foreach (var key in "b@x")
            {
                await _page.Keyboard.PressAsync($"{key}");
                await Task.Delay(100);
            }

            await Task.Delay(Breath);
            await PressAsync("#clear");
            await _page.EvaluateExpressionAsync("document.activeElement.blur()");
            await NoteAsync();
            await OpenRowAsync();
            _opened.Add(await _page.EvaluateFunctionAsync<double>(Opened));
            await ReturnAsync();
        }
    }

    /// <summary>What the page says of the number of messages, once it changes no more.</summary>
    internal async Task<string> CountAsync()
    {
        for (var (text, before) = (await ReadCountAsync(), ""); ; (before, text) = (text, await ReadCountAsync()))
        {
            if (text == before)
            {
                return text;
            }

            await Task.Delay(2000);
        }
    }

    private Task<string> ReadCountAsync() => _page.EvaluateExpressionAsync<string>("document.querySelector('#count').textContent");

    private async Task PressAsync(string selector)
    {
        await _page.ClickAsync(selector);
        await Task.Delay(Breath);
    }

    // By its place, as a hand does it: what is there may be another row by then. One that goes while the button is down takes the click with it.
    private async Task OpenRowAsync()
    {
        do
        {
            var place = await _page.EvaluateFunctionAsync<decimal[]>("() => { const { x, y } = document.querySelector('#rows a').getBoundingClientRect(); return [x + 10, y + 10]; }");
            await _page.Mouse.ClickAsync(place[0], place[1]);
            await Task.Delay(Breath);
        }
        while (new Uri(_page.Url).AbsolutePath == _live.AbsolutePath);
    }

    private async Task ReturnAsync()
    {
        await _page.GoToAsync(_live.ToString());
        await _page.WaitForFunctionAsync("() => document.querySelector('#live-status').textContent !== ''");
        await Task.Delay(Breath);
        await _page.EvaluateExpressionAsync("seen.gaps.length = seen.tasks.length = seen.answers.length = 0");
    }

    private async Task NoteAsync()
    {
        // Answers are told of some time after the frame.
        await Task.Delay(Breath);
        _gaps.AddRange(await TakeAsync("gaps"));
        _tasks.AddRange(await TakeAsync("tasks"));
        _answers.AddRange(await TakeAsync("answers"));
    }

    private Task<double[]> TakeAsync(string what) => _page.EvaluateExpressionAsync<double[]>($"seen.{what}.splice(0)");
}
