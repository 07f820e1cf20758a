using System.Text;
using System.Text.Json.Nodes;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Working;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace ForgeryCheck.Benchmarks.Streams;

/// <summary>Looks at the streams from outside.</summary>
/// <param name="url">The server.</param>
internal sealed class StreamReports(string url) : IAsyncDisposable
{
    private readonly NatsConnection _connection = new(new NatsOpts { Url = url, HeaderEncoding = Encoding.UTF8, MaxReconnectRetry = -1 });
    private readonly StreamNames _names = new("forgerycheck");

    /// <summary>How many messages wait for a worker, or are being worked on; null while nobody answers.</summary>
    internal async Task<(long Waiting, long Reported, long Dead)?> CountAsync()
    {
        try
        {
            return (await WaitingAsync(), await Messages(_names.ReportStream), await Messages(_names.DeadStream));
        }
        catch (Exception e) when (e is NatsException or TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Whether all servers have caught up with their leaders: only then a cluster stands the loss of another one.</summary>
    internal async Task<bool> IsWholeAsync()
    {
        try
        {
            var context = new NatsJSContext(_connection);
            foreach (var stream in new[] { _names.MailStream, _names.ReportStream, $"KV_{_names.MemoryBucket}" })
            {
                if (!IsWhole((await context.GetStreamAsync(stream)).Info.Cluster))
                {
                    return false;
                }
            }

            return IsWhole((await context.GetConsumerAsync(_names.MailStream, StreamNames.Workers)).Info.Cluster);
        }
        catch (Exception e) when (e is NatsException or TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    private static bool IsWhole(ClusterInfo? cluster) => cluster is { Leader.Length: > 0, Replicas: { Count: > 0 } replicas } && replicas.All(one => one is { Current: true, Offline: false, Lag: 0 });

    /// <summary>All reports by the message that they are on; the mark of repetition is left out.</summary>
    internal async Task<(Dictionary<string, string> Reports, int More, int Marked)> ReadAsync(long count)
    {
        var (reports, more, marked, read) = (new Dictionary<string, string>(), 0, 0, 0L);
        var consumer = await new NatsJSContext(_connection).CreateOrderedConsumerAsync(_names.ReportStream);
        await foreach (var message in consumer.ConsumeAsync<byte[]>())
        {
            var isMarked = message.Headers?.ContainsKey(FieldNames.Repeated) == true;
            marked += isMarked ? 1 : 0;
            more += reports.TryAdd($"{message.Headers![FieldNames.Id]}", isMarked ? Unmarked(message.Data!) : Encoding.UTF8.GetString(message.Data!)) ? 0 : 1;
            if (++read == count)
            {
                break;
            }
        }

        return (reports, more, marked);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // The note stands alone or at the end of others.
    private static string Unmarked(byte[] report)
    {
        var text = Encoding.UTF8.GetString(report);
        var note = JsonValue.Create(MessageWork.RepeatedNote).ToJsonString();
        return text.Replace($",{note}]", "]", StringComparison.Ordinal).Replace($"[{note}]", "[]", StringComparison.Ordinal);
    }

    // Not how many the stream has: a cluster of nats-server 2.9 keeps some that were acknowledged while it had no leader.
    private async Task<long> WaitingAsync()
    {
        var info = (await new NatsJSContext(_connection).GetConsumerAsync(_names.MailStream, StreamNames.Workers)).Info;
        return (long)info.NumPending + info.NumAckPending;
    }

    private async Task<long> Messages(string stream) => (await new NatsJSContext(_connection).GetStreamAsync(stream)).Info.State.Messages;
}
