using ForgeryCheck.Names;

namespace ForgeryCheck.Tests.Names;

/// <summary>How long and how many answers are kept.</summary>
public sealed class AnswerCacheTests
{
    private readonly ManualClock _clock = new();
    private int _asked;

    [Fact]
    public async Task ItsSizeIsBoundedAndWhatIsInUseStays()
    {
        var cache = new AnswerCache(1000, _clock);
        var used = new DnsQuestion("used.test", DnsType.A);
        for (var i = 0; i < 10_000; i++)
        {
            await cache.GetOrAdd(new DnsQuestion($"h{i}.test", DnsType.A), Ask);
            await cache.GetOrAdd(used, Ask);
        }

        Assert.Equal(10_001, _asked);

        // The last 1000 questions may still be held, and none of those before.
        for (var i = 0; i < 9_000; i++)
        {
            await cache.GetOrAdd(new DnsQuestion($"h{i}.test", DnsType.A), Ask);
        }

        Assert.Equal(19_001, _asked);
    }

    [Fact]
    public async Task AnswersGrowOldAndFailuresSooner()
    {
        var cache = new AnswerCache(10, _clock);
        DnsQuestion known = new("known.test", DnsType.A), failed = new("failed.test", DnsType.A);
        await cache.GetOrAdd(known, Ask);
        await cache.GetOrAdd(failed, Fail);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await cache.GetOrAdd(known, Ask);
        Assert.Equal(2, _asked);
        await cache.GetOrAdd(failed, Fail);
        Assert.Equal(3, _asked);
        _clock.Advance(TimeSpan.FromMinutes(9));
        await cache.GetOrAdd(known, Ask);
        Assert.Equal(4, _asked);
    }

    private Task<DnsAnswer> Ask(DnsQuestion question) => Answer(question, DnsStatus.NoError);

    private Task<DnsAnswer> Fail(DnsQuestion question) => Answer(question, DnsStatus.Failed);

    private Task<DnsAnswer> Answer(DnsQuestion question, DnsStatus status)
    {
        _asked++;
        return Task.FromResult(new DnsAnswer(question, status, [], _clock.GetUtcNow(), ""));
    }
}
