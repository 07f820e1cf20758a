using System.Collections.Concurrent;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>A pool of message builders, each of which owns a hash and a header buffer.</summary>
/// <param name="reading">What they read beyond headers.</param>
internal sealed class BuilderPool(MailReadOptions reading)
{
    private const int Most = 64;
    private readonly ConcurrentBag<MessageBuilder> _builders = [];

    /// <summary>A builder ready for a message.</summary>
    internal MessageBuilder Rent() => _builders.TryTake(out var builder) ? builder : new MessageBuilder(reading);

    /// <summary>Returns a builder.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="isReady">Whether its message was finished; otherwise it still holds part of one.</param>
    internal void Return(MessageBuilder builder, bool isReady)
    {
        if (isReady && _builders.Count < Most)
        {
            _builders.Add(builder);
        }
        else
        {
            builder.Dispose();
        }
    }
}
