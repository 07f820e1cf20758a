using System.Collections.Concurrent;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Message builders that are used again and again: each has a hash and a buffer for a header.</summary>
internal sealed class BuilderPool
{
    private const int Most = 64;
    private readonly ConcurrentBag<MessageBuilder> _builders = [];

    /// <summary>A builder that is ready for a message.</summary>
    internal MessageBuilder Rent() => _builders.TryTake(out var builder) ? builder : new MessageBuilder();

    /// <summary>Gives a builder back.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="isReady">Whether its message was finished; else it holds a part of one.</param>
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
