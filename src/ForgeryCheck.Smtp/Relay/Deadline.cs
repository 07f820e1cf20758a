namespace ForgeryCheck.Smtp.Relay;

/// <summary>A bound of time for a step of several waits, told apart from a cancellation by the caller.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _outer;

    /// <summary>Starts the clock.</summary>
    internal Deadline(TimeSpan time, CancellationToken outer)
    {
        _outer = outer;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _source.CancelAfter(time);
    }

    /// <summary>Cancelled when the time is over, or by the caller.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Waits for a step that uses <see cref="Token"/>.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    internal async Task Bound(Task step)
    {
        try
        {
            await step.ConfigureAwait(false);
        }
        catch (Exception) when (_source.IsCancellationRequested)
        {
            // A stream that is cancelled in the middle may say so in many ways.
            _outer.ThrowIfCancellationRequested();
            throw new TimeoutException("the next hop took too long");
        }
    }

    /// <summary>Waits for a step that uses <see cref="Token"/>.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    internal async Task<T> Bound<T>(Task<T> step)
    {
        await Bound((Task)step).ConfigureAwait(false);
        return await step.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
