using ForgeryCheck.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>
/// Looks for the name of a client in the background, so that no slow name server holds a dialogue: the name is there when it is needed, or the Received
/// line does without. What may not be asked (a site's own addresses) is not asked.
/// </summary>
internal sealed class ReverseLookup : IDisposable
{
    /// <summary>Lookups at once over all sessions; what comes above that goes without a name.</summary>
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

    /// <summary>The name that leads back to the address; null where there is none.</summary>
    internal Task<string?> Name { get; } = NoName;

    /// <summary>Begins to look.</summary>
    internal static ReverseLookup Start(INameService names, HostAddress address) => new(names, address);

    /// <summary>Stops looking.</summary>
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
