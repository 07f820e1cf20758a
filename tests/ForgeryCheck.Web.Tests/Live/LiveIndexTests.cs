using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Web.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ForgeryCheck.Web.Tests.Live;

public sealed class LiveIndexTests
{
    [Fact]
    public void A_hundred_thousand_messages_are_paged_through_without_a_gap_while_new_ones_come()
    {
        var index = new LiveIndex();
        for (var i = 0; i < LiveIndex.MostRows; i++)
        {
            index.Add(LiveRows.Make($"ID{i}"));
        }

        var expected = LiveIndex.MostRows - 1;
        string? before = null;
        do
        {
            var page = RowPage.Read(index, Filter(""), before, index.Mark);
            Assert.All(page.Rows, row => Assert.Equal($"ID{expected--}", row.Id));
            before = page.HasOlder ? page.Rows[^1].Id : null;
            if (expected > LiveIndex.MostRows - 1000)
            {
                index.Add(LiveRows.Make($"New{expected}"));
            }
        }
        while (before is not null);

        // Those that came meanwhile pushed out as many of the oldest.
        Assert.Equal(LiveIndex.MostRows, index.Count);
        Assert.Equal(index.Below(long.MaxValue).Count(row => row.Id.StartsWith("New", StringComparison.Ordinal)), expected + 1);
    }

    [Fact]
    public void Long_texts_do_not_fill_the_memory()
    {
        var index = new LiveIndex(most: 1000, mostBytes: 100_000);
        var large = new string('x', 100_000);
        for (var i = 0; i < 1000; i++)
        {
            index.Add(LiveRows.Make($"ID{i}", large, helo: large, sender: large, recipients: [.. Enumerable.Repeat(large, 100)]));
        }

        Assert.InRange(index.Count, 20, 100);
        Assert.True(index.TryFind("ID999", out _));
        Assert.False(index.TryFind("ID0", out _));
    }

    [Fact]
    public void Stored_messages_lie_below_new_ones_and_none_is_listed_twice()
    {
        var index = new LiveIndex(most: 4);
        index.Add(LiveRows.Make("New"));
        Assert.True(index.TryAddOlder(LiveRows.Make("New")));
        Assert.True(index.TryAddOlder(LiveRows.Make("Yesterday")));
        Assert.True(index.TryAddOlder(LiveRows.Make("Before")));
        index.Add(LiveRows.Make("Newer"));
        Assert.False(index.TryAddOlder(LiveRows.Make("TooOld")));
        Assert.Equal(["Newer", "New", "Yesterday", "Before"], index.Below(long.MaxValue).Select(row => row.Id));
    }

    [Fact]
    public void A_message_that_was_read_from_the_spool_before_it_was_told_of_is_listed_once()
    {
        var index = new LiveIndex(most: 3);
        Assert.True(index.TryAddOlder(LiveRows.Make("Same")));
        index.Add(LiveRows.Make("Same"));
        Assert.Equal(["Same"], index.Below(long.MaxValue).Select(row => row.Id));
        Assert.Equal(1, index.Count);
        index.Add(LiveRows.Make("Next"));
        index.Add(LiveRows.Make("Last"));
        Assert.Equal(["Last", "Next", "Same"], index.Below(long.MaxValue).Select(row => row.Id));
        Assert.Equal(3, index.Count);
    }

    [Fact]
    public void A_message_is_found_as_long_as_it_is_listed()
    {
        var index = new LiveIndex(most: 2);
        index.Add(LiveRows.Make("Same", "first"));
        index.Add(LiveRows.Make("Same", "second"));
        index.Add(LiveRows.Make("Other"));
        Assert.True(index.TryFind("Same", out var row));
        Assert.Equal("second", row.Subject);
    }

    [Theory]
    [InlineData(long.MinValue, long.MinValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(0, 0)]
    public void Any_place_may_be_asked_for(long before, long after)
    {
        var index = new LiveIndex();
        index.Add(LiveRows.Make("A"));
        Assert.Empty(index.Below(before, after));
        Assert.Single(index.Below(long.MaxValue, long.MinValue));
    }

    [Theory]
    [InlineData(true, true, "analyzing")]
    [InlineData(true, false, "no verdict")]
    [InlineData(false, true, "no verdict")]
    public void A_message_of_an_earlier_run_says_whether_a_verdict_is_to_come(bool isAwaited, bool analyzes, string badge)
    {
        var held = LiveRows.Held("A", "mail.example.net", [new Recipient("reader@example.org")]);
        Assert.Equal(badge, RowWords.Badge(MessageRow.Of(new KeptRecord(default, held.Envelope, held.Session, null, isAwaited), "greetings", analyzes)));
    }

    [Fact]
    public void A_page_of_the_list_has_nothing_that_comes_as_an_event()
    {
        var index = new LiveIndex();
        index.Add(LiveRows.Make("A"));
        var mark = index.Mark;
        index.Add(LiveRows.Make("B"));
        Assert.Equal(["A"], RowPage.Read(index, Filter(""), null, mark).Rows.Select(row => row.Id));
        Assert.Equal(["B"], new LiveFeed(index, Filter(""), mark).Next().Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("?verdict=forged", "A")]
    [InlineData("?verdict=forged&verdict=none", "C A")]
    [InlineData("?client=198.51.100", "B")]
    [InlineData("?client=SHOP", "B")]
    [InlineData("?recipient=hidden@", "C")]
    [InlineData("?recipient=reader@example.org", "B A")]
    [InlineData("?text=invoice", "A")]
    [InlineData("?text=boss@bank", "A")]
    [InlineData("?text=nowhere", "")]
    [InlineData("?verdict=consistent&text=invoice", "")]
    [InlineData("?verdict=", "C B A")]
    public void Each_filter_shows_what_it_names(string query, string expected)
    {
        var index = new LiveIndex();
        index.Add(LiveRows.Make("A", "Your INVOICE", sender: "boss@bank.example"));
        index.Add(LiveRows.Make("B", client: "198.51.100.3", helo: "shop.example"));
        index.Add(LiveRows.Make("C", recipients: ["first@example.net", "hidden@example.net"]));
        Assert.True(index.TryJudge("A", Verdict.Forged, 99));
        Assert.True(index.TryJudge("B", Verdict.Consistent, 1));
        Assert.Equal(expected, string.Join(' ', RowPage.Read(index, Filter(query), null, index.Mark).Rows.Select(row => row.Id)));
    }

    [Fact]
    public void The_query_of_a_filter_gives_the_filter_again()
    {
        var filter = Filter("?verdict=forged&verdict=none&client=a%20b&recipient=%C3%A4&text=%3C%26%3E%22%27");
        Assert.Equal(filter.Query, Filter("?" + filter.Query).Query);
        Assert.Equal("<&>\"'", Filter("?" + filter.Query).Text);
        Assert.DoesNotContain(filter.Query, c => c is '<' or '>' or '"' or '\'');
    }

    internal static RowFilter Filter(string query) => RowFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
