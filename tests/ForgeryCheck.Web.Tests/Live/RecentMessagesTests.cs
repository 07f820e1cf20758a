using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Web.Live;

namespace ForgeryCheck.Web.Tests.Live;

public sealed class RecentMessagesTests
{
    private const int Most = 1 << 20;

    private static readonly string Long = new('x', Most / 8);

    [Fact]
    public void The_oldest_go_when_there_is_no_more_room()
    {
        var recent = new RecentMessages(Most);
        for (var i = 0; i < 1000; i++)
        {
            recent.Add(LiveRows.Held($"ID{i}", "mail.example.net", [new Recipient("reader@example.org")]));
        }

        Assert.Null(recent.Find("ID0"));
        Assert.NotNull(recent.Find("ID999"));
        Assert.InRange(Enumerable.Range(0, 1000).Count(i => recent.Find($"ID{i}") is not null), 100, 600);
    }

    [Theory]
    [InlineData("helo")]
    [InlineData("recipient")]
    [InlineData("original recipient")]
    [InlineData("user")]
    public void Long_texts_of_clients_count_as_what_they_take(string where)
    {
        var recent = new RecentMessages(Most);
        for (var i = 0; i < 20; i++)
        {
            recent.Add(where switch
            {
                "helo" => LiveRows.Held($"ID{i}", Long, []),
                "recipient" => LiveRows.Held($"ID{i}", "a", [new Recipient(Long)]),
                "original recipient" => LiveRows.Held($"ID{i}", "a", [new Recipient("a") { Original = Long }]),
                _ => LiveRows.Held($"ID{i}", "a", [], new AuthenticationAttempt("PLAIN", AuthenticationOutcome.Refused) { User = Long }),
            });
        }

        Assert.InRange(Enumerable.Range(0, 20).Count(i => recent.Find($"ID{i}") is not null), 1, 4);
    }
}
