namespace ForgeryCheck.Names;

/// <summary>
/// Distinguishes a dead resolver from slow names. After a few time-outs with no answer in between, the root's name servers are queried, which every
/// resolver knows; only if that fails too is the resolver considered dead, and then nobody waits for it until it answers such a probe. A forger whose
/// name servers never answer thus cannot switch DNS off.
/// </summary>
/// <param name="probe">Asks the resolver an easy question; true if anything came back. Does not throw.</param>
/// <param name="clock">The time.</param>
internal sealed class ResolverHealth(Func<Task<bool>> probe, TimeProvider clock)
{
    private const int Suspicious = 4;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private int _timeouts;
    private bool _dead;
    private bool _heard; // something came back since the probe began
    private long _diedAt;
    private Task<bool>? _probe;

    /// <summary>Whether the resolver may be queried now. Waits for a probe in progress.</summary>
    internal ValueTask<bool> MayAskAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_dead)
            {
                // The probe runs in the background: nobody waits for a resolver that was dead a moment ago.
                if (_probe is null && clock.GetElapsedTime(_diedAt) > Rest)
                {
                    _probe = ProbeAsync();
                }

                return ValueTask.FromResult(false);
            }

            return _probe is null ? ValueTask.FromResult(true) : new(_probe.WaitAsync(cancellation));
        }
    }

    /// <summary>Records that something came back.</summary>
    internal void Answered()
    {
        lock (_lock)
        {
            _timeouts = 0;
            _dead = false;
            _heard = true;
        }
    }

    /// <summary>Records that a question got no answer.</summary>
    internal void TimedOut()
    {
        lock (_lock)
        {
            if (++_timeouts >= Suspicious && !_dead && _probe is null)
            {
                _probe = ProbeAsync();
            }
        }
    }

    private async Task<bool> ProbeAsync()
    {
        _heard = false;
        await Task.Yield(); // the caller holds the lock
        var alive = await probe().ConfigureAwait(false);
        lock (_lock)
        {
            alive |= _heard;
            _probe = null;
            _timeouts = 0;
            _dead = !alive;
            _diedAt = clock.GetTimestamp();
        }

        return alive;
    }
}
