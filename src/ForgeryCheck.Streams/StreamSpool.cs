using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Streams.Publishing;

namespace ForgeryCheck.Streams;

/// <summary>A stream in place of a spool: mail that a listener accepts is published to it.</summary>
public sealed class StreamSpool : IDisposable
{
    private readonly ListenerLog _log;
    private readonly StreamStore _store;

    private StreamSpool(ListenerLog log, StreamStore store) => (_log, _store) = (log, store);

    /// <summary>Connects, and creates what is missing on the server; if the server is not there yet, as soon as it is.</summary>
    /// <param name="options">The streams.</param>
    /// <param name="output">Receives events of the connection.</param>
    /// <exception cref="IOException">The server refuses; the message is one line.</exception>
    /// <exception cref="FormatException">An option is invalid; the message is one line.</exception>
    public static async Task<StreamSpool> OpenAsync(StreamOptions options, ListenerOutput output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var log = new ListenerLog(output.Log ?? (_ => { }), output.LogLevel);
        try
        {
            return new StreamSpool(log, await StreamStore.OpenAsync(options, log).ConfigureAwait(false));
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>The output with the stream as the place where messages are stored. The listener closes it.</summary>
    public ListenerOutput Storing(ListenerOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output with { Store = _store };
    }

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();
}
