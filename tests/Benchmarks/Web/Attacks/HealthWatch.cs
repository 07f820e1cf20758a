using System.Diagnostics;
using System.Net;

namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>A well-behaved client that asks for /healthz ten times a second, on a connection of its own each time, until its use is over.</summary>
internal sealed class HealthWatch : IDisposable
{
    private static readonly Uri Path = new("/healthz", UriKind.Relative);

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _over = new();
    private readonly Stopwatch _sinceAnswer = Stopwatch.StartNew();
    private readonly List<double> _times = [];
    private readonly Task _asking;

    internal HealthWatch(IPEndPoint server)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri($"http://{server}"),
            Timeout = TimeSpan.FromSeconds(2),
            DefaultRequestHeaders = { ConnectionClose = true },
        };
        _asking = Task.Run(AskAsync);
    }

    internal int Asked { get; private set; }

    internal int Answered => _times.Count;

    /// <summary>The longest time to an answer, in milliseconds.</summary>
    internal double Slowest => _times.DefaultIfEmpty(double.NaN).Max();

    /// <summary>The longest time during which no answer came, in seconds.</summary>
    internal double Gap { get; private set; }

    /// <summary>Waits until the server answers, or for a time.</summary>
    internal static bool WaitFor(IPEndPoint server, TimeSpan patience)
    {
        using var watch = new HealthWatch(server);
        for (var time = Stopwatch.StartNew(); time.Elapsed < patience; Thread.Sleep(50))
        {
            if (watch.Answered > 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        _over.Cancel();
        _asking.Wait();
        _client.Dispose();
        _over.Dispose();
    }

    private async Task AskAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            Asked++;
            var isAnswered = await IsAnsweredAsync();
            Gap = Math.Max(Gap, _sinceAnswer.Elapsed.TotalSeconds);
            if (isAnswered)
            {
                _times.Add(watch.Elapsed.TotalMilliseconds);
                _sinceAnswer.Restart();
            }

            await Task.WhenAny(Task.Delay(100, _over.Token));
        }
    }

    private async Task<bool> IsAnsweredAsync()
    {
        try
        {
            return await _client.GetStringAsync(Path) == "ok\n";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }
}
