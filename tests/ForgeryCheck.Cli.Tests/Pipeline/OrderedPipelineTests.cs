using System.Collections.Concurrent;
using ForgeryCheck.Cli.Pipeline;

namespace ForgeryCheck.Cli.Tests.Pipeline;

public sealed class OrderedPipelineTests
{
    // No test waits this long: it is there so that a fault ends as a failure and not as a hang.
    private const int Patience = 60_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public void Results_come_in_the_order_of_the_items(int workers, bool eager)
    {
        var written = new List<int>();
        var pipeline = new OrderedPipeline<int, int>(workers, eager, Work, written.Add, () => { });

        Finish(pipeline, Enumerable.Range(0, 20_000));

        Assert.Equal(Enumerable.Range(0, 20_000), written);

        static int Work(int item)
        {
            // Uneven work, so that later items are ready before earlier ones.
            Thread.SpinWait(item * 7919 % 500);
            return item;
        }
    }

    [Fact]
    public void Nothing_to_read_ends_at_once()
    {
        var flushed = 0;
        var pipeline = new OrderedPipeline<int, int>(2, false, i => i, _ => Assert.Fail("nothing was read"), () => flushed++);

        Finish(pipeline, []);

        Assert.Equal(0, flushed);
    }

    [Fact]
    public void A_result_comes_out_while_the_reader_waits_for_the_next_item()
    {
        using var next = new SemaphoreSlim(0);
        using var released = new SemaphoreSlim(0);
        var pipeline = new OrderedPipeline<int, int>(2, false, i => i, _ => { }, () => released.Release());

        pipeline.Start(Slowly());
        for (var i = 0; i < 3; i++)
        {
            next.Release();
            Assert.True(released.Wait(Patience), $"item {i} is held back");
        }

        next.Release();
        Assert.True(pipeline.Wait(Patience, default));

        IEnumerable<int> Slowly()
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.True(next.Wait(Patience));
                yield return i;
            }

            Assert.True(next.Wait(Patience));
        }
    }

    [Fact]
    public void A_writer_that_is_stuck_holds_the_reader_back()
    {
        const int workers = 2;
        using var stuck = new ManualResetEventSlim();
        var read = 0;
        var pipeline = new OrderedPipeline<int, int>(workers, false, i => i, _ => stuck.Wait(), () => { });

        pipeline.Start(Count());
        SpinWait.SpinUntil(() => Volatile.Read(ref read) >= 64, Patience);
        Thread.Sleep(200);

        // One more was read than fits: it waits for its place.
        Assert.InRange(Volatile.Read(ref read), 64, (4 * workers) + 64 + 1);
        stuck.Set();
        Assert.True(pipeline.Wait(Patience, default));
        Assert.Equal(10_000, read);

        IEnumerable<int> Count()
        {
            for (var i = 0; i < 10_000; i++)
            {
                Interlocked.Increment(ref read);
                yield return i;
            }
        }
    }

    [Fact]
    public void Items_that_wait_are_worked_on_side_by_side()
    {
        const int workers = 8;
        using var together = new Barrier(workers);
        var pipeline = new OrderedPipeline<int, bool>(workers, true, _ => together.SignalAndWait(Patience), Assert.True, () => { });

        Finish(pipeline, Enumerable.Range(0, workers));
    }

    [Fact]
    public void A_failing_writer_ends_the_run_and_is_told()
    {
        var pipeline = new OrderedPipeline<int, int>(2, false, i => i, i => { if (i == 500) { throw new IOException("disk full"); } }, () => { });

        var failure = Assert.Throws<IOException>(() => Finish(pipeline, Enumerable.Range(0, int.MaxValue)));

        Assert.Equal("disk full", failure.Message);
    }

    [Fact]
    public void A_failing_reader_loses_nothing_that_was_read()
    {
        var written = new ConcurrentQueue<int>();
        var pipeline = new OrderedPipeline<int, int>(2, false, i => i, written.Enqueue, () => { });

        Assert.Throws<InvalidOperationException>(() => Finish(pipeline, Broken()));

        Assert.Equal(Enumerable.Range(0, 300), written);

        static IEnumerable<int> Broken()
        {
            for (var i = 0; i < 300; i++)
            {
                yield return i;
            }

            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Nothing_is_written_after_a_stop()
    {
        var written = 0;
        var pipeline = new OrderedPipeline<int, int>(2, false, i => i, _ => Interlocked.Increment(ref written), () => { });
        pipeline.Start(Enumerable.Range(0, int.MaxValue));
        SpinWait.SpinUntil(() => Volatile.Read(ref written) > 1000, Patience);

        pipeline.Stop();
        var at = Volatile.Read(ref written);
        Thread.Sleep(100);

        Assert.True(at > 1000);
        Assert.Equal(at, Volatile.Read(ref written));
    }

    [Fact]
    public void A_cancelled_wait_ends_though_the_reader_is_stuck()
    {
        using var never = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var pipeline = new OrderedPipeline<int, int>(1, false, i => i, _ => { }, () => { });
        pipeline.Start(Stuck());

        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => pipeline.Wait(Patience, cancelled.Token));
        never.Set();

        IEnumerable<int> Stuck()
        {
            never.Wait(Patience);
            yield break;
        }
    }

    private static void Finish<TItem, TResult>(OrderedPipeline<TItem, TResult> pipeline, IEnumerable<TItem> items)
    {
        pipeline.Start(items);
        Assert.True(pipeline.Wait(Patience, default), "the pipeline does not end");
    }
}
