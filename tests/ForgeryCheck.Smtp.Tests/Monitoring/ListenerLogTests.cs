using System.Net;
using System.Text;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Tests.Monitoring;

public sealed class ListenerLogTests
{
    [Fact]
    public void An_event_is_one_line()
    {
        var log = Written(l => l.Write(
            LogLevel.Info, "connect", "4XyZ", ("peer", new IPEndPoint(IPAddress.Parse("192.0.2.7"), 4711)), ("tls", null), ("kind", WireFactKind.BareLineFeed), ("seconds", TimeSpan.FromSeconds(1.5))));

        Assert.Equal("2026-11-26T21:30:00.123Z info connect session=4XyZ peer=192.0.2.7:4711 kind=bare-line-feed seconds=1.500\n", log);
    }

    [Theory]
    [InlineData("mail.example.org", "mail.example.org")]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("a\" verdict=consistent x=\"", "\"a\\\" verdict=consistent x=\\\"\"")]
    [InlineData("\\x1B", "\"\\\\x1B\"")]
    [InlineData("\u001b[2J\r\n\0", "\"\\x1B[2J\\r\\n\\x00\"")]
    [InlineData("\u202egro.live", "\"\\u202Egro.live\"")]
    [InlineData("\u009b", "\"\\x9B\"")]
    [InlineData("münchen.example", "\"münchen.example\"")]
    public void What_a_client_sent_is_escaped(string helo, string expected) =>
        Assert.EndsWith($" helo={expected}\n", Written(l => l.Write(LogLevel.Info, "helo", null, ("helo", helo))), StringComparison.Ordinal);

    [Fact]
    public void Half_of_a_pair_is_told_as_it_is() =>
        Assert.EndsWith(" helo=\"\\uD800x\"\n", Written(l => l.Write(LogLevel.Info, "helo", null, ("helo", "\ud800x"))), StringComparison.Ordinal);

    [Fact]
    public void No_text_makes_a_second_line_or_value() => Gen.String.Sample(text =>
    {
        var line = new StringBuilder();
        LogText.Append(line, text);
        var value = line.ToString();
        return value.All(c => !char.IsControl(c))
            && (value[0] == '"' ? Unescaped(value[1..^1]).IndexOf('"', StringComparison.Ordinal) < 0 : value.IndexOfAny([' ', '"', '\\', '=']) < 0);
    });

    [Fact]
    public void A_long_value_is_cut() =>
        Assert.InRange(Written(l => l.Write(LogLevel.Info, "helo", null, ("helo", new string('\0', 1_000_000)))).Length, 300, 2000);

    [Fact]
    public void What_is_below_the_level_is_not_written() => Assert.Empty(Written(l => l.Write(LogLevel.Debug, "command", "1")));

    [Fact]
    public void A_log_that_is_stuck_holds_nobody_up_and_tells_what_is_missing()
    {
        using var stuck = new ManualResetEventSlim();
        var written = new StringBuilder();
        using (var log = new ListenerLog(
            lines =>
            {
                stuck.Wait();
                written.Append(lines);
            },
            LogLevel.Info))
        {
            for (var i = 0; i < 100_000; i++)
            {
                log.Write(LogLevel.Info, "helo", "1", ("n", i));
            }

            Assert.InRange(log.Dropped, 1, 99_999);
            stuck.Set();
        }

        var lines = written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var dropped = lines.Where(l => l.Contains(" warning log-dropped lines=", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(dropped);
        Assert.Equal(
            100_000,
            lines.Length - dropped.Length + dropped.Sum(l => int.Parse(l.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_log_that_cannot_be_written_harms_nobody()
    {
        using var log = new ListenerLog(_ => throw new IOException("No space left on device"), LogLevel.Info);
        log.Write(LogLevel.Info, "helo", "1");
        Assert.True(SpinWait.SpinUntil(() => log.Dropped == 1, 60_000));
        log.Write(LogLevel.Info, "helo", "1");
    }

    private static string Unescaped(string text) => text.Replace("\\\\", "", StringComparison.Ordinal).Replace("\\\"", "", StringComparison.Ordinal);

    private static string Written(Action<ListenerLog> write)
    {
        var written = new StringBuilder();
        using (var log = new ListenerLog(lines => written.Append(lines), LogLevel.Info, new FixedClock()))
        {
            write(log);
        }

        return written.ToString();
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 26, 21, 30, 0, 123, TimeSpan.Zero);
    }
}
