using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Tests.Monitoring;

public sealed class ListenerStatusTests
{
    [Fact]
    public void What_was_dropped_is_told_only_where_something_was()
    {
        var status = new ListenerStatus(2, 1, 0, 1, 3, 4.4) { Sessions = 7 };

        Assert.Equal("2 connections, 1 message, 0 forged, 1 suspicious, 3 queued, 4 a second", status.ToString());
        Assert.Equal("7 sessions, 1 message, 0 forged, 1 suspicious", status.Summary());

        status = status with { Dropped = 5, RecipientsDropped = 6 };
        Assert.Equal("2 connections, 1 message, 0 forged, 1 suspicious, 5 dropped, 3 queued, 4 a second", status.ToString());
        Assert.Equal("7 sessions, 1 message, 0 forged, 1 suspicious, 5 dropped, mail dropped for 6 recipients", status.Summary());
    }
}
