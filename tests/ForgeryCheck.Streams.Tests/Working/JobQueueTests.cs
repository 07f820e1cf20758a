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

        var all = Enumerable.Range(0, 1000).Select(i => queue.RunAsync(() => i % 100 == 99 ? throw new FormatException($"{i}") : ValueTask.FromResult(i))).ToList();

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
        var (now, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => queue.RunAsync(WaitAsync))).WaitAsync(Patience.Longest);

        Assert.Equal(3, most);

        async ValueTask<int> WaitAsync()
        {
            var count = Interlocked.Increment(ref now);
            lock (queue)
            {
                most = Math.Max(most, count);
            }

            await Task.Delay(20);
            return Interlocked.Decrement(ref now);
        }
    }

    [Fact]
    public async Task A_piece_that_waits_holds_up_no_result_that_is_there()
    {
        using var queue = new JobQueue(1);
        var gate = new TaskCompletionSource<int>();

        var first = queue.RunAsync(() => ValueTask.FromResult(1));
        var second = queue.RunAsync(() => new ValueTask<int>(gate.Task));

        Assert.Equal(1, await first.WaitAsync(Patience.Longest));
        Assert.False(second.IsCompleted);
        gate.SetResult(2);
        Assert.Equal(2, await second.WaitAsync(Patience.Longest));
    }

    [Fact]
    public async Task What_follows_a_result_may_ask_for_more_work()
    {
        using var queue = new JobQueue(1);

        Assert.Equal(100, await CountAsync(0).WaitAsync(Patience.Longest));

        async Task<int> CountAsync(int n) => n == 100 ? n : await CountAsync(await queue.RunAsync(() => ValueTask.FromResult(n + 1)));
    }
}
