using ForgeryCheck.Scoring;
using ForgeryCheck.Web.Live;

namespace ForgeryCheck.Web.Tests.Live;

public sealed class LiveFeedTests
{
    private readonly LiveIndex _index = new();

    [Fact]
    public void Of_a_burst_the_newest_hundred_are_told_and_the_rest_counted()
    {
        var feed = Feed();
        Add(5000);
        var batch = feed.Next();
        Assert.Equal(LiveFeed.MostRows, batch.Rows.Count);
        Assert.Equal(Enumerable.Range(4900, 100).Select(i => $"ID{i}").Reverse(), batch.Rows.Select(row => row.Id));
        Assert.Equal(4900, batch.More);
        Assert.True(feed.Next().IsEmpty);
    }

    [Fact]
    public void A_verdict_that_comes_later_is_told_once()
    {
        var feed = Feed();
        Add(2);
        Assert.Equal(2, feed.Next().Rows.Count);
        _index.TryJudge("ID1", Verdict.Forged, 99);
        var batch = feed.Next();
        Assert.Equal(["ID1"], batch.Verdicts.Select(row => row.Id));
        Assert.Empty(batch.Rows);
        Assert.True(feed.Next().IsEmpty);
    }

    [Fact]
    public void A_message_that_matches_only_by_its_verdict_is_told_when_it_has_one()
    {
        var feed = Feed("?verdict=forged");
        Add(3);
        Assert.True(feed.Next().IsEmpty);
        _index.TryJudge("ID0", Verdict.Consistent, 1);
        _index.TryJudge("ID2", Verdict.Forged, 99);
        Assert.Equal(["ID2"], feed.Next().Rows.Select(row => row.Id));
        Assert.True(feed.Next().IsEmpty);
    }

    [Theory]
    [InlineData("", "ID0 ID1", "")]
    [InlineData("?verdict=forged", "", "ID1")]
    [InlineData("?verdict=none", "ID0 ID1", "")]
    public void Verdicts_that_a_page_does_not_know_are_told_whenever_they_came(string query, string verdicts, string rows)
    {
        Add(3);
        _index.TryJudge("ID2", Verdict.Forged, 99);
        var mark = _index.Mark;
        _index.TryJudge("ID0", Verdict.Consistent, 1);
        var feed = new LiveFeed(_index, LiveIndexTests.Filter(query), mark);
        _index.TryJudge("ID1", Verdict.Forged, 99);
        var batch = feed.Next();
        Assert.Equal(verdicts, string.Join(' ', batch.Verdicts.Select(row => row.Id)));
        Assert.Equal(rows, string.Join(' ', batch.Rows.Select(row => row.Id)));
        Assert.True(feed.Next().IsEmpty);
        Assert.True(new LiveFeed(_index, LiveIndexTests.Filter(query), LiveMark.Read(_index.Run, feed.Last)!.Value).Next().IsEmpty);
    }

    [Theory]
    [InlineData("", LiveFeed.MostAwaited + 1, false)]
    [InlineData("?verdict=forged", LiveFeed.MostAwaited, false)]
    [InlineData("?verdict=forged", LiveFeed.MostAwaited + 1, true)]
    [InlineData("?text=greetings", LiveFeed.MostSeen, false)]
    [InlineData("?text=greetings", LiveFeed.MostSeen + 1, true)]
    public void What_a_burst_has_pushed_out_is_not_passed_over_in_silence(string query, int count, bool hasMissed)
    {
        var feed = Feed(query);
        Add(count);
        feed.Next();
        Assert.Equal(hasMissed, feed.HasMissed);
    }

    [Fact]
    public void A_feed_goes_on_where_another_ended()
    {
        var first = Feed();
        Add(3);
        Assert.Equal(3, first.Next().Rows.Count);
        _index.Add(LiveRows.Make("Later"));
        var second = new LiveFeed(_index, LiveIndexTests.Filter(""), LiveMark.Read(_index.Run, first.Last)!.Value);
        Assert.Equal(["Later"], second.Next().Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789ab-1099511627776")]
    [InlineData("nonsense")]
    public void The_mark_of_another_run_is_not_understood(string mark) => Assert.Null(LiveMark.Read(_index.Run, mark));

    private LiveFeed Feed(string query = "") => new(_index, LiveIndexTests.Filter(query), _index.Mark);

    private void Add(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _index.Add(LiveRows.Make($"ID{i}"));
        }
    }
}
