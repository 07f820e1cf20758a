using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Working;

namespace ForgeryCheck.Streams.Tests.Working;

/// <summary>Work done in a fixed number of jobs.</summary>
public sealed class JobQueueTests
{
    [Fact]
    public async Task Every_piece_has_its_own_result_or_error()
    {
        using var queue = new JobQueue(2);

        var all = Enumerable.Range(0, 1000).Select(i => queue.RunAsync(() => i % 100 == 99 ? throw new FormatException($"{i}") : ValueTask.FromResult(i), CancellationToken.None)).ToList();

        for (var i = 0; i < all.Count; i++)
        {
            if (i % 100 == 99)
            {
                Assert.Equal($"{i}", (await Assert.ThrowsAsync<FormatException>(() => all[i].WaitAsync(Patience.Longest))).Message);
            }
            else
            {
                Assert.Equal(i, await all[i].WaitAsync(Patience.Longest));
            }
        }
    }

    [Fact]
    public async Task No_more_pieces_are_worked_on_at_once_than_there_are_jobs()
    {
        using var queue = new JobQueue(3);
        using var three = new Barrier(3);
        var (now, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => queue.RunAsync(Meet, CancellationToken.None))).WaitAsync(Patience.Longest);

        Assert.Equal(3, most);

        ValueTask<int> Meet()
        {
            var count = Interlocked.Increment(ref now);
            lock (queue)
            {
                most = Math.Max(most, count);
            }

            Assert.True(three.SignalAndWait(Patience.Longest), "fewer than three are worked on at once");
            return ValueTask.FromResult(Interlocked.Decrement(ref now));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_result_that_is_there_does_not_wait_for_a_slow_piece(bool isBlocking)
    {
        using var queue = new JobQueue(1);
        using var begin = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var gate = new TaskCompletionSource<int>();

        // All are queued by the time that the first one ends, which took long enough.
        var first = queue.RunAsync(() => { begin.Wait(); Thread.Sleep(20); return ValueTask.FromResult(0); }, CancellationToken.None);
        var second = queue.RunAsync(() => { Thread.Sleep(20); return ValueTask.FromResult(1); }, CancellationToken.None);
        var slow = queue.RunAsync(
            () =>
            {
                if (isBlocking)
                {
                    end.Wait();
                    return ValueTask.FromResult(2);
                }

                return new ValueTask<int>(gate.Task);
            },
            CancellationToken.None);
        begin.Set();

        Assert.Equal(0, await first.WaitAsync(Patience.Longest));
        Assert.Equal(1, await second.WaitAsync(Patience.Longest));
        Assert.False(slow.IsCompleted);
        gate.SetResult(2);
        end.Set();
        Assert.Equal(2, await slow.WaitAsync(Patience.Longest));
    }

    [Fact]
    public async Task What_follows_a_result_may_ask_for_more_work()
    {
        using var queue = new JobQueue(1);

        Assert.Equal(100, await CountAsync(0).WaitAsync(Patience.Longest));

        async Task<int> CountAsync(int n)
        {
            for (; n < 100; n++)
            {
                // So it goes on in the job.
                _ = await queue.RunAsync(() => ValueTask.FromResult(n), CancellationToken.None).ConfigureAwait(false);
            }

            return n;
        }
    }

    [Fact]
    public async Task What_is_cancelled_before_its_turn_is_not_begun()
    {
        using var queue = new JobQueue(1);
        using var begin = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var isBegun = false;

        var first = queue.RunAsync(() => { begin.Wait(); return ValueTask.FromResult(0); }, CancellationToken.None);
        var second = queue.RunAsync(() => { isBegun = true; return ValueTask.FromResult(1); }, cancellation.Token);
        await cancellation.CancelAsync();
        begin.Set();

        await first.WaitAsync(Patience.Longest);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience.Longest));
        Assert.False(isBegun);
    }
}
