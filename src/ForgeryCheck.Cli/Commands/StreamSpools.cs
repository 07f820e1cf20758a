using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Smtp;
using ForgeryCheck.Streams;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Opens the streams that take the place of a spool.</summary>
internal static class StreamSpools
{
    /// <summary>Opens them; null if nothing is published.</summary>
    /// <param name="options">The streams; null for none.</param>
    /// <param name="output">The output of the server, which then stores messages there.</param>
    /// <exception cref="Conventions.UsageException">The NATS server cannot be used.</exception>
    internal static StreamSpool? Open(StreamOptions? options, ref ListenerOutput output)
    {
        if (options is null)
        {
            return null;
        }

        var before = output;
        var stream = Given.Use(() => StreamSpool.OpenAsync(options, before).GetAwaiter().GetResult());
        output = stream.Storing(before);
        return stream;
    }
}
