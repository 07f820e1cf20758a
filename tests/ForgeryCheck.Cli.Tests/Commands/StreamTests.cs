namespace ForgeryCheck.Cli.Tests.Commands;

/// <summary>What the commands for streams accept. How they work is tried beside a server, in ForgeryCheck.Streams.Tests.</summary>
public sealed class StreamTests
{
    [Theory]
    [InlineData("submit samples", "--to is missing: name the server, such as --to nats://127.0.0.1:4222")]
    [InlineData("submit --to 127.0.0.1 samples", "--to must be the URL of a NATS server, such as nats://127.0.0.1:4222 or tls://nats.example.org:4222")]
    [InlineData("submit --to nats://u:secret@a,b samples", "--to must be the URL of a NATS server, such as nats://127.0.0.1:4222 or tls://nats.example.org:4222")]
    [InlineData("submit --to nats://a --stream a.b samples", "--stream a.b: must be letters, digits, - and _ only")]
    [InlineData("submit --to nats://a --replicas 9 samples", "--replicas 9: must be a whole number from 1 to 5")]
    [InlineData("work", "URL is missing")]
    [InlineData("work http://a", "URL must be the URL of a NATS server, such as nats://127.0.0.1:4222 or tls://nats.example.org:4222")]
    [InlineData("work nats://a --rows hops", "--rows applies to CSV reports only: add --report FILE.csv")]
    [InlineData("listen --stream mail", "--stream needs --publish")]
    [InlineData("listen --publish nats://a --keep mbox", "--publish stores messages on a stream: it cannot be used with --keep maildir or --keep mbox")]
    [InlineData("listen --publish nats://a --report x.ndjson", "--report cannot be used with --publish, unless --analyze background is given: workers report what is published")]
    [InlineData("milter --replicas 3", "--replicas needs --publish")]
    public void A_usage_error_is_one_clear_line(string arguments, string message)
    {
        var run = Forgerycheck.Run(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains($"forgerycheck: {message}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }
}
