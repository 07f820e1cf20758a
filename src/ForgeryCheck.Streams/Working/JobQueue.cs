using System.Diagnostics;
using System.Threading.Channels;

namespace ForgeryCheck.Streams.Working;

/// <summary>
/// Does work in a fixed number of jobs, one piece after another in each, and hands the results out in portions. What awaits them, as a rule to send them,
/// goes on in the job: so what several messages have for the server leaves together, and no thread is woken for each of them.
/// </summary>
internal sealed class JobQueue : IDisposable
{
    // More of them save little, and each waits for the last one of its portion.
    private const int Portion = 16;

    // Nor does a result wait longer for others to come.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);

    private readonly Channel<Piece> _work = Channel.CreateUnbounded<Piece>();

    /// <summary>Starts the jobs.</summary>
    /// <param name="jobs">How many pieces are worked on at once. One that waits for something keeps its job.</param>
    internal JobQueue(int jobs)
    {
        for (var i = 0; i < jobs; i++)
        {
            _ = Task.Run(WorkAsync);
        }
    }

    /// <summary>Does a piece of work when a job is free.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">If it is cancelled by then, the work is not begun.</param>
    internal Task<T> RunAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellation)
    {
        var piece = new Piece<T>(work, cancellation);
        ObjectDisposedException.ThrowIf(!_work.Writer.TryWrite(piece), this);
        return piece.Result;
    }

    /// <summary>Takes no more work; the jobs end when they have done what there is.</summary>
    public void Dispose() => _work.Writer.TryComplete();

    private async Task WorkAsync()
    {
        var done = new List<Piece>(Portion);
        var since = 0L;
        while (await _work.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_work.Reader.TryRead(out var piece))
            {
                var doing = piece.DoAsync();
                if (!doing.IsCompleted)
                {
                    HandOut(done);
                }

                await doing.ConfigureAwait(false);
                since = done.Count == 0 ? Stopwatch.GetTimestamp() : since;
                done.Add(piece);
                if (done.Count == Portion || Stopwatch.GetElapsedTime(since) > Longest)
                {
                    HandOut(done);
                }
            }

            HandOut(done);
        }
    }

    private static void HandOut(List<Piece> done)
    {
        done.ForEach(piece => piece.HandOut());
        done.Clear();
    }

    private abstract class Piece
    {
        internal abstract ValueTask DoAsync();

        internal abstract void HandOut();
    }

    private sealed class Piece<T>(Func<ValueTask<T>> work, CancellationToken cancellation) : Piece
    {
        private readonly TaskCompletionSource<T> _handedOut = new();
        private T? _result;
        private Exception? _error;

        internal Task<T> Result => _handedOut.Task;

        internal override async ValueTask DoAsync()
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                _result = await work().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                _error = e;
            }
        }

        internal override void HandOut()
        {
            if (_error is null)
            {
                _handedOut.SetResult(_result!);
            }
            else
            {
                _handedOut.SetException(_error);
            }
        }
    }
}
