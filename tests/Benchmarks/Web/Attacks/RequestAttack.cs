using System.Net;
using System.Text;

namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>Requests of some kinds in turns, each on a connection of its own, as fast as some clients can.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="count">How many requests.</param>
/// <param name="requests">The kinds, byte for byte.</param>
internal sealed class RequestAttack(string name, int count, IReadOnlyList<string> requests) : Attack(name)
{
    private const int Clients = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<byte[]> _requests = [.. requests.Select(Encoding.Latin1.GetBytes)];
    private int _next = -1;

    internal override Task RunAsync(IPEndPoint server, Tally answers) => Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => SendAsync(server, answers))));

    private async Task SendAsync(IPEndPoint server, Tally answers)
    {
        for (int number; (number = Interlocked.Increment(ref _next)) < count;)
        {
            var kind = number % _requests.Count;
            var answer = await AskAsync(server, number, _requests[kind]);

            // Which request was not refused is what one wants to know.
            answers.Add(IsRefusal(answer) ? answer : $"{answer} to {string.Concat(requests[kind].TakeWhile(c => c is >= ' ' and <= '~').Take(40))}");
        }
    }

    private static async Task<string> AskAsync(IPEndPoint server, int number, byte[] request)
    {
        using var client = await AttackClient.ConnectAsync(server, number);
        if (client is null)
        {
            return AttackClient.WasReset;
        }

        await client.TrySendAsync(request);
        return await Task.WhenAny(client.Answer, Task.Delay(Patience)) == client.Answer ? await client.Answer : Open;
    }
}
