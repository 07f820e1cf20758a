using System.Net;
using System.Text;

namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>Many connections at once, each of which begins a request and goes on with it slowly until the server ends it.</summary>
internal sealed class DripAttack(string name, int connections) : Attack(name)
{
    /// <summary>What each sends first.</summary>
    internal string Begin { get; init; } = "";

    /// <summary>What each sends each time; empty to send nothing.</summary>
    internal ReadOnlyMemory<byte> Portion { get; init; }

    /// <summary>How long each waits before it sends again.</summary>
    internal TimeSpan Between { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after it was connected each gives up.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    internal override Task RunAsync(IPEndPoint server, Tally answers) =>
        Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () => answers.Add(await DripAsync(server, number)))));

    private async Task<string> DripAsync(IPEndPoint server, int number)
    {
        using var client = await AttackClient.ConnectAsync(server, number);
        if (client is null)
        {
            return AttackClient.WasReset;
        }

        // Where very many connect at once, some wait for a minute until the system takes them.
        var end = DateTime.UtcNow + Patience;
        await client.TrySendAsync(Encoding.ASCII.GetBytes(Begin));
        while (!client.Answer.IsCompleted && DateTime.UtcNow < end)
        {
            await Task.WhenAny(client.Answer, Task.Delay(Between));

            // A server that no longer reads must not hold the client up.
            await Task.WhenAny(client.Answer, client.TrySendAsync(Portion), Task.Delay(Patience));
        }

        return client.Answer.IsCompleted ? await client.Answer : Open;
    }
}
