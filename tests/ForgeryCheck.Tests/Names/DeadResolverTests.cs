using System.Net;
using ForgeryCheck.Names;
using static ForgeryCheck.Tests.Names.FakeServer;

namespace ForgeryCheck.Tests.Names;

/// <summary>How much is asked, and what a resolver that does not answer costs.</summary>
public sealed class DeadResolverTests
{
    [Fact]
    public async Task TheSameQuestionAThousandTimesIsOneQuery()
    {
        using var server = new FakeServer(q => Reply(q, 0, A(104, 128, 23, 1)));
        var names = server.Ask();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000)
            .Select(_ => Task.Run(() => names.AskAsync(new DnsQuestion("www.zone.test", DnsType.A)).AsTask())));
        Assert.All(answers, a => Assert.Same(answers[0], a));
        Assert.Equal(1, server.Queries);
    }

    [Fact]
    public async Task ADeadResolverIsAskedByTheFirstQuestionsOnly()
    {
        using var server = new FakeServer(_ => null);
        var names = server.Ask(timeoutMilliseconds: 200);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(i => names.AskAsync(new DnsQuestion($"host{i}.zone.test", DnsType.A)).AsTask()));
        Assert.All(answers, a => Assert.Equal(DnsStatus.NotAnswered, a.Status));

        // 64 in flight, and 3 in the places of the first that timed out, before the fourth raised suspicion: two datagrams
        // each, as the probe. Of the other 133 none was sent.
        Assert.InRange(server.Queries, 1, (64 + 3 + 1) * 2);

        // The probe may still be under way: the next question waits for it.
        await names.AskAsync(new DnsQuestion("next.zone.test", DnsType.A));
        var before = server.Queries;
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(DnsStatus.NotAnswered, (await names.AskAsync(new DnsQuestion($"later{i}.zone.test", DnsType.A))).Status);
        }

        Assert.Equal(before, server.Queries);
    }

    [Fact]
    public async Task AResolverThatComesBackIsAskedAgain()
    {
        var clock = new ManualClock();
        var dead = true;
        using var server = new FakeServer(q => Volatile.Read(ref dead) ? null : Reply(q, 0, A(104, 128, 23, 1)));
        var names = server.Ask(timeoutMilliseconds: 200, clock);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => names.AskAsync(new DnsQuestion($"host{i}.zone.test", DnsType.A)).AsTask()));
        await UntilAsync(async i => (await names.AskAsync(new DnsQuestion($"wait{i}.zone.test", DnsType.A))).Status == DnsStatus.NotAnswered);

        Volatile.Write(ref dead, false);
        await UntilAsync(async i =>
        {
            clock.Advance(TimeSpan.FromSeconds(11)); // each time: a probe that was under way may only now have failed
            return (await names.AskAsync(new DnsQuestion($"back{i}.zone.test", DnsType.A))).Status == DnsStatus.NoError;
        });
    }

    [Fact]
    public async Task NamesThatNeverAnswerDoNotSwitchTheDnsOff()
    {
        // The resolver lives; the sender's own name servers are the silent ones.
        using var server = new FakeServer(q => q.AsSpan().IndexOf("tarpit"u8) >= 0 ? null : Reply(q, 0, A(104, 128, 23, 1)));
        var names = server.Ask(timeoutMilliseconds: 2000);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => names.AskAsync(new DnsQuestion($"x{i}.tarpit.test", DnsType.A)).AsTask()));
        Assert.Equal(DnsStatus.NoError, (await names.AskAsync(new DnsQuestion("www.zone.test", DnsType.A))).Status);
    }

    [Fact]
    public async Task OneLostDatagramIsNoLostAnswer()
    {
        var queries = 0;
        using var server = new FakeServer(q => Interlocked.Increment(ref queries) == 1 ? null : Reply(q, 0, A(104, 128, 23, 1)));
        Assert.Equal(DnsStatus.NoError, (await server.Ask(timeoutMilliseconds: 4000).AskAsync(new DnsQuestion("www.zone.test", DnsType.A))).Status);
    }

    [Fact]
    public async Task AResolverThatIsNotThere()
    {
        // Port 9 of loopback: nobody listens.
        var names = new LiveNames(new NameOptions { Resolver = new IPEndPoint(IPAddress.Loopback, 9), Timeout = TimeSpan.FromMilliseconds(100) });
        Assert.False((await names.AskAsync(new DnsQuestion("www.zone.test", DnsType.A))).IsKnown);
    }

    [Fact]
    public async Task AMessageWithAThousandHostsAsksWithinItsBudget()
    {
        using var server = new FakeServer(q => Reply(q, 0));
        var facts = await NameFacts.GatherAsync(server.Ask(), new NameTargets(
            [.. Enumerable.Range(0, 1000).Select(i => new ForgeryCheck.Trace.HostAddress(0x68801700u + (uint)i, false))],
            [.. Enumerable.Range(0, 1000).Select(i => $"host{i}.zone.test")],
            [.. Enumerable.Range(0, 1000).Select(i => $"domain{i}.test")]));
        Assert.InRange(server.Queries, 1, NameBudget.Default.Questions);
        Assert.Equal(server.Queries, facts.All.Count);

        // The first of each kind are the ones asked.
        Assert.NotNull(facts.Addresses("host0.zone.test"));
        Assert.NotNull(facts.Find(new("domain0.test", DnsType.Mx))?.Values);
        Assert.NotNull(facts.ReverseNames(new ForgeryCheck.Trace.HostAddress(0x68801700u, false)));
    }

    [Fact]
    public async Task GivingUpAQuestionLeavesItToTheOthers()
    {
        using var gate = new ManualResetEventSlim();
        using var server = new FakeServer(q =>
        {
            gate.Wait(TimeSpan.FromSeconds(30));
            return Reply(q, 0, A(104, 128, 23, 1));
        });
        var names = server.Ask();
        using var mine = new CancellationTokenSource();
        var cancelled = names.AskAsync(new DnsQuestion("www.zone.test", DnsType.A), mine.Token).AsTask();
        var other = names.AskAsync(new DnsQuestion("www.zone.test", DnsType.A)).AsTask();
        await mine.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        gate.Set();
        Assert.Equal(DnsStatus.NoError, (await other).Status);
    }

    private static async Task UntilAsync(Func<int, Task<bool>> holds)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await holds(i))
            {
                return;
            }

            await Task.Delay(20);
        }

        Assert.Fail("It never came about.");
    }
}
