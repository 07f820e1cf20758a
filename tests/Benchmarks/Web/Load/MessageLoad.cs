using System.Net;
using System.Net.Http.Headers;

namespace ForgeryCheck.Benchmarks.Web.Load;

/// <summary>Posts messages in turns, a number of times, over connections that stay open; counts answers by status.</summary>
internal sealed class MessageLoad : IDisposable
{
    private static readonly MediaTypeHeaderValue Message = new("message/rfc822");

    private readonly IReadOnlyList<byte[]> _messages;
    private readonly HttpClient _client;
    private readonly int _connections;
    private long _next = -1;

    internal MessageLoad(IPEndPoint server, IEnumerable<string> files, int connections)
    {
        _messages = [.. files.Select(File.ReadAllBytes)];
        _connections = connections;
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false }) { BaseAddress = new Uri($"http://{server}") };
    }

    /// <summary>How often each status came, or what came instead.</summary>
    internal Tally Answers { get; } = new();

    /// <summary>Posts so many messages.</summary>
    internal void Send(long requests)
    {
        var end = Interlocked.Read(ref _next) + requests;
        Task.WaitAll([.. Enumerable.Range(0, _connections).Select(_ => Task.Run(() => SendAsync(end)))]);
        Interlocked.Exchange(ref _next, end);
    }

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(long end)
    {
        for (long number; (number = Interlocked.Increment(ref _next)) <= end;)
        {
            Answers.Add(await AskAsync(_messages[(int)(number % _messages.Count)]));
        }
    }

    private async Task<string> AskAsync(byte[] message)
    {
        try
        {
            using var body = new ByteArrayContent(message) { Headers = { ContentType = Message } };
            using var answer = await _client.PostAsync(new Uri("/v1/analyze", UriKind.Relative), body);
            return $"{(int)answer.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return e.GetType().Name;
        }
    }
}
