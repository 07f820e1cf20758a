using ForgeryCheck.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>
/// Looks up a client's name in the background, so that a slow name server never delays the session: if the name is not there in time, the Received
/// line goes without. Addresses that must not be queried (a site's own) are not.
/// </summary>
internal sealed class ReverseLookup : IDisposable
{
    /// <summary>The most concurrent lookups over all sessions; beyond that, clients go without a name.</summary>
    private const int MaxAtOnce = 256;

    private static readonly Task<string?> NoName = Task.FromResult<string?>(null);
    private static int _underWay;

    private readonly CancellationTokenSource? _stop;

    private ReverseLookup(INameService names, HostAddress address)
    {
        if (!names.IsOn)
        {
            return;
        }

        if (Interlocked.Increment(ref _underWay) > MaxAtOnce)
        {
            Interlocked.Decrement(ref _underWay);
            return;
        }

        _stop = new();
        var token = _stop.Token;
        Name = Task.Run(() => AskAsync(names, address, token), CancellationToken.None);
    }

    /// <summary>The name that resolves back to the address; null if there is none.</summary>
    internal Task<string?> Name { get; } = NoName;

    /// <summary>Starts the lookup.</summary>
    internal static ReverseLookup Start(INameService names, HostAddress address) => new(names, address);

    /// <summary>Cancels the lookup.</summary>
    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
    }

    private static async Task<string?> AskAsync(INameService names, HostAddress address, CancellationToken cancellation)
    {
        try
        {
            var facts = await NameFacts.GatherAsync(names, new([address], [], []), cancellation).ConfigureAwait(false);
            return facts.ConfirmedNames(address) is [var name, ..] ? name : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
