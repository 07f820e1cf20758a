using System.Runtime.ExceptionServices;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>
/// Reads items on one thread, processes many in parallel, and writes the results one at a time in the order of the items. A ring of slots bounds the
/// items in progress, so a slow writer throttles the reader.
/// </summary>
/// <remarks>
/// Workers take all waiting items, up to <see cref="MostAtOnce"/>: when items come fast, a batch shares a lock and a wake-up; when they come one by one,
/// each is processed at once, and no timeout is needed. Whichever worker finishes the oldest item writes all that is ready: a dedicated writer thread
/// would cost a wake-up per batch. Channels (System.Threading.Channels) with batches instead of the lock were tried and took clearly more CPU time,
/// since each hand-over wakes a thread.
/// </remarks>
/// <typeparam name="TItem">The input.</typeparam>
/// <typeparam name="TResult">The output.</typeparam>
internal sealed class OrderedPipeline<TItem, TResult>
{
    private const int MostAtOnce = 32;
    private const int Backlog = 8;

    private readonly object _gate = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Slot[] _ring;
    private readonly int _workers;
    private readonly bool _eager;
    private readonly Func<TItem, TResult> _work;
    private readonly Action<TResult> _write;
    private readonly Action _flush;

    // Item numbers, from 0: those below _written are written, below _taken are in progress, below _added were read.
    private long _written;
    private long _taken;
    private long _added;
    private int _started;
    private int _idle;
    private bool _readerWaits;
    private bool _writing;
    private bool _ended;
    private bool _stopped;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Creates a pipeline.</summary>
    /// <param name="workers">Number of worker threads.</param>
    /// <param name="eager">Whether work mostly waits (for name servers): then every item gets a thread of its own, and none waits in a batch.</param>
    /// <param name="work">Processes an item; called from many threads.</param>
    /// <param name="write">Receives the results in order; called by one thread at a time.</param>
    /// <param name="flush">Called when no further result is ready.</param>
    internal OrderedPipeline(int workers, bool eager, Func<TItem, TResult> work, Action<TResult> write, Action flush)
    {
        _workers = workers;
        _eager = eager;
        _work = work;
        _write = write;
        _flush = flush;
        _ring = new Slot[(4 * workers) + 64];
    }

    /// <summary>
    /// Starts the reader and one worker; others follow with the items, since most runs are of a single message. All threads are background threads: one
    /// blocked in a read does not keep the program alive.
    /// </summary>
    internal void Start(IEnumerable<TItem> items)
    {
        lock (_gate)
        {
            new Thread(() => Read(items)) { IsBackground = true, Name = "reader" }.Start();
            StartWorker();
        }
    }

    /// <summary>Waits until everything is written; false on timeout.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    internal bool Wait(int milliseconds, CancellationToken cancellation)
    {
        if (!_finished.Task.Wait(milliseconds, cancellation))
        {
            return false;
        }

        _failure?.Throw();
        return true;
    }

    /// <summary>Stops after the result being written, unless that takes longer than a second.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            WakeAll();
            for (var patience = 10; _writing && patience > 0; patience--)
            {
                Monitor.Wait(_gate, 100);
            }
        }
    }

    private void Read(IEnumerable<TItem> items)
    {
        try
        {
            foreach (var item in items)
            {
                if (!Add(item))
                {
                    return;
                }
            }
        }
        catch (Exception e)
        {
            // Items read before are still processed and written.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        lock (_gate)
        {
            _ended = true;
            WakeAll();
            FinishIfDone();
        }
    }

    private bool Add(TItem item)
    {
        lock (_gate)
        {
            while (_added - _written == _ring.Length && !_stopped)
            {
                _readerWaits = true;
                Monitor.Wait(_gate);
            }

            _readerWaits = false;
            _ring[_added++ % _ring.Length].Item = item;

            if (_started < Math.Min(_workers, _added))
            {
                StartWorker();
            }
            else if (_idle > 0 && (_eager || _idle == _started || _added - _taken >= Backlog))
            {
                // A worker that keeps up needs no help: waking a second would cost more than a message does.
                _idle--;
                Monitor.Pulse(_gate);
            }

            return !_stopped;
        }
    }

    private void StartWorker()
    {
        _started++;
        new Thread(Work) { IsBackground = true, Name = "worker" }.Start();
    }

    private void Work()
    {
        try
        {
            while (Take(out var first, out var end))
            {
                for (var number = first; number < end && !Volatile.Read(ref _stopped); number++)
                {
                    ref var slot = ref _ring[number % _ring.Length];
                    slot.Result = _work(slot.Item);
                    slot.Item = default!;
                    Volatile.Write(ref slot.IsDone, true);
                }

                WriteReady();
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private bool Take(out long first, out long end)
    {
        lock (_gate)
        {
            while (_taken == _added && !_ended && !_stopped)
            {
                _idle++; // Whoever wakes it decrements this, since it may be a while until it runs.
                Monitor.Wait(_gate);
            }

            var share = _eager ? 1 : Math.Min(MostAtOnce, (_added - _taken + _workers - 1) / _workers);
            first = _taken;
            end = _taken = Math.Min(_added, _taken + share);
            return end > first && !_stopped;
        }
    }

    private void WriteReady()
    {
        lock (_gate)
        {
            if (_writing || _stopped)
            {
                return; // The current writer checks again before it ends, under this lock.
            }

            _writing = true;
        }

        try
        {
            while (WriteRun())
            {
            }
        }
        catch
        {
            lock (_gate)
            {
                _writing = false;
            }

            throw;
        }
    }

    // Writes consecutive ready results; true if more became ready meanwhile.
    private bool WriteRun()
    {
        var number = _written;
        for (; Volatile.Read(ref _ring[number % _ring.Length].IsDone) && !Volatile.Read(ref _stopped); number++)
        {
            ref var slot = ref _ring[number % _ring.Length];
            _write(slot.Result);
            slot = default;
        }

        _flush();
        lock (_gate)
        {
            _written = number;
            if (_readerWaits && _ring.Length - (_added - _written) >= _ring.Length / 4)
            {
                WakeAll();
            }

            if (!_stopped && _ring[number % _ring.Length].IsDone)
            {
                return true;
            }

            // Released under the lock: a worker that finishes after this check finds the role free.
            _writing = false;
            FinishIfDone();
            return false;
        }
    }

    private void FinishIfDone()
    {
        if (_ended && _written == _added)
        {
            _finished.TrySetResult();
        }
    }

    private void Fail(Exception e)
    {
        lock (_gate)
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
            _stopped = true;
            WakeAll();
        }

        _finished.TrySetResult();
    }

    private void WakeAll()
    {
        _idle = 0;
        Monitor.PulseAll(_gate);
    }

    private struct Slot
    {
        public TItem Item;
        public TResult Result;
        public bool IsDone;
    }
}
