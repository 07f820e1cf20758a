using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Listening;

/// <summary>The listener over real sockets: what a client that is slow, rude or gone does to it, and how it stops.</summary>
public sealed class ListenerTests
{
    private const string Hello = "EHLO client.example\r\n";
    private const string From = "MAIL FROM:<a@example.org>\r\n";
    private const string To = "RCPT TO:<b@example.net>\r\n";
    private const string Message = "Subject: x\r\n\r\nbody\r\n.\r\n";

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Connections_are_bounded_in_all_and_room_is_given_back()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Connections = 2 } });
        using var first = await listener.GreetAsync();
        using var second = await listener.GreetAsync();
        using var third = await listener.ConnectAsync();

        Assert.StartsWith("421 4.7.0 ", await third.RestAsync(), StringComparison.Ordinal);
        Assert.Equal("221", await first.AskAsync("QUIT\r\n"));
        await LiveListener.UntilAsync(() => listener.Connections == 1);
        using var fourth = await listener.GreetAsync();
    }

    [Fact]
    public async Task Connections_from_one_address_are_bounded()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { PerAddress = 1 } });
        using var first = await listener.GreetAsync();
        using var second = await listener.ConnectAsync();

        Assert.StartsWith("421 4.7.0 ", await second.RestAsync(), StringComparison.Ordinal);
        Assert.Equal("250", await first.AskAsync("NOOP\r\n"));
    }

    [Fact]
    public async Task A_port_that_another_listener_has_is_not_shared_and_is_free_when_that_one_ends()
    {
        await using var first = new LiveListener();
        using (var client = await first.GreetAsync())
        {
            var fault = Assert.Throws<IOException>(() => new LiveListener(o => o with { Bind = [first.Address] }));
            Assert.StartsWith($"{first.Address}: ", fault.Message, StringComparison.Ordinal);
        }

        await first.StopAsync();
        await using var second = new LiveListener(o => o with { Bind = [first.Address] });
        using var again = await second.GreetAsync();
    }

    [Fact]
    public async Task The_only_client_of_a_listener_for_one_is_not_pressed()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Connections = 1 } });
        using var client = await listener.GreetAsync();
        await Task.Delay(Short);

        Assert.Equal("250 250 250", await client.AskAsync("NOOP\r\n", "NOOP\r\n", "NOOP\r\n"));
    }

    [Fact]
    public async Task A_command_that_drips_is_cut_off_although_something_comes_all_the_time()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Command = Short } });
        using var client = await listener.GreetAsync();

        var rest = client.RestAsync();
        while (!rest.IsCompleted)
        {
            await TrySendAsync(client, "N");
            await Task.Delay(20);
        }

        Assert.StartsWith("421 4.4.2 ", await rest, StringComparison.Ordinal);
        await LiveListener.UntilAsync(() => listener.Connections == 0);
    }

    [Fact]
    public async Task A_client_that_says_nothing_is_told_that_its_time_is_over()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Idle = Short } });
        using var client = await listener.GreetAsync();

        Assert.StartsWith("421 4.4.2 ", await client.RestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_below_the_least_rate_is_cut_off_and_nothing_is_kept()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { DataRate = 1_000_000, DataGrace = Short } });
        using var client = await listener.GreetAsync();
        Assert.Equal("250 250 250 354", await client.AskAsync(Hello, From, To, "DATA\r\n"));

        var rest = client.RestAsync();
        while (!rest.IsCompleted)
        {
            await TrySendAsync(client, "x\r\n");
            await Task.Delay(20);
        }

        Assert.StartsWith("421 4.4.2 ", await rest, StringComparison.Ordinal);
        Assert.Equal(0, listener.Files);
    }

    [Fact]
    public async Task A_client_that_reads_no_replies_is_cut_off()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Command = Short, Idle = Short, Errors = 0, JunkCommands = 0 } });
        using var client = await listener.GreetAsync();
        var batch = string.Concat(Enumerable.Repeat("HELP\r\n", 4000));

        // It cannot send for ever, since nobody listens while replies wait; then it is cut off.
        while (await TrySendAsync(client, batch))
        {
        }

        await LiveListener.UntilAsync(() => listener.Connections == 0);
    }

    [Fact]
    public async Task A_client_that_has_sent_all_and_closed_its_half_gets_all_replies()
    {
        await using var listener = new LiveListener();
        using var client = await listener.ConnectAsync();

        await client.SendAsync(Hello + From + To + "DATA\r\n" + Message + "QUIT\r\n");
        client.EndSending();

        Assert.Equal("220 250 250 250 354 250 221", Codes(await client.RestAsync()));
        Assert.Equal((1, 1), (listener.Files, listener.Messages));
    }

    [Fact]
    public async Task A_client_that_goes_away_within_a_message_leaves_nothing()
    {
        await using var listener = new LiveListener();
        var client = await listener.GreetAsync();
        Assert.Equal("250 250 250 354", await client.AskAsync(Hello, From, To, "DATA\r\n"));

        await client.SendAsync("Subject: x\r\n\r\nbody\r\n.\r");
        client.Reset();

        await LiveListener.UntilAsync(() => listener.Connections == 0);
        Assert.Equal((0, 0), (listener.Files, listener.Messages));
    }

    [Fact]
    public async Task A_listener_that_stops_tells_those_who_wait_and_lets_a_message_under_way_finish()
    {
        await using var listener = new LiveListener();
        using var idle = await listener.GreetAsync();
        using var between = await listener.GreetAsync();
        using var sending = await listener.GreetAsync();
        Assert.Equal("250 250 250", await between.AskAsync(Hello, From, To));
        Assert.Equal("250 250 250 354", await sending.AskAsync(Hello, From, To, "DATA\r\n"));
        await sending.SendAsync(Message[..10]);

        var stopping = listener.StopAsync();
        Assert.StartsWith("421 4.3.2 ", await idle.RestAsync(), StringComparison.Ordinal);
        Assert.StartsWith("421 4.3.2 ", await between.RestAsync(), StringComparison.Ordinal);
        await sending.SendAsync(Message[10..]);

        Assert.Equal("250 421", Codes(await sending.RestAsync()));
        await stopping;
        Assert.Equal((1, 0), (listener.Files, listener.Connections));
    }

    [Fact]
    public async Task A_message_that_does_not_come_is_not_waited_for_when_the_listener_stops()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Stop = Short } });
        using var client = await listener.GreetAsync();
        Assert.Equal("250 250 250 354", await client.AskAsync(Hello, From, To, "DATA\r\n"));

        await listener.StopAsync();

        Assert.Empty(await client.RestAsync());
        Assert.Equal(0, listener.Files);
    }

    [Fact]
    public async Task Many_idle_connections_are_in_nobodys_way()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { PerAddress = 0 } });
        var idle = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => listener.GreetAsync()));
        using var client = await listener.GreetAsync();

        Assert.Equal("250 250 250 354 250", await client.AskAsync(Hello, From, To, "DATA\r\n", Message));
        Array.ForEach(idle, c => c.Dispose());
        await LiveListener.UntilAsync(() => listener.Connections == 1);
    }

    [Fact]
    public async Task A_balancer_that_sends_no_header_in_time_is_cut_off()
    {
        await using var listener = new LiveListener(o => o with { TrustProxy = ["127.0.0.1"], Limits = o.Limits with { Handshake = Short } });
        using var silent = await listener.ConnectAsync();
        using var slow = await listener.ConnectAsync();

        await slow.SendAsync("PROXY TCP4 198.51.100.9 ");
        Assert.Empty(await silent.RestAsync());
        Assert.Empty(await slow.RestAsync());
        await LiveListener.UntilAsync(() => listener.Connections == 0);
    }

    internal static string Codes(string replies) =>
        string.Join(' ', replies.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(l => l[3] == ' ').Select(l => l[..3]));

    private static async Task<bool> TrySendAsync(LiveClient client, string text)
    {
        try
        {
            await client.SendAsync(text);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
