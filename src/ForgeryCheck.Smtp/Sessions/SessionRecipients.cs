using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>The recipients of a transaction, in the order of their RCPT commands: those the message is for, and those it is dropped for.</summary>
internal sealed class SessionRecipients
{
    private readonly List<(Recipient Recipient, bool IsDropped)> _all = [];

    /// <summary>How many recipients were answered with 250.</summary>
    internal int Count => _all.Count;

    /// <summary>For how many of them the message is dropped.</summary>
    internal int Dropped { get; private set; }

    /// <summary>Whether the message is for nobody else.</summary>
    internal bool AreAllDropped => Dropped == _all.Count;

    /// <summary>Those the message is for.</summary>
    internal IEnumerable<Recipient> Kept => _all.Where(r => !r.IsDropped).Select(r => r.Recipient);

    /// <summary>The first one, dropped or not.</summary>
    internal Recipient First => _all[0].Recipient;

    /// <summary>The only one that the message is for; null if there are more, or none.</summary>
    internal Recipient? Only => _all.Count - Dropped == 1 ? Kept.First() : null;

    /// <summary>Adds a recipient.</summary>
    internal void Add(Recipient recipient, bool isDropped)
    {
        _all.Add((recipient, isDropped));
        Dropped += isDropped ? 1 : 0;
    }

    /// <summary>Removes all.</summary>
    internal void Clear()
    {
        _all.Clear();
        Dropped = 0;
    }

    /// <summary>One reply per recipient, in order (RFC 2033 section 4.2).</summary>
    /// <param name="kept">The replies for those the message is for.</param>
    /// <param name="dropped">The reply for the others.</param>
    internal IReadOnlyList<Reply> Arrange(IReadOnlyList<Reply> kept, Reply dropped)
    {
        if (Dropped == 0)
        {
            return kept;
        }

        var next = 0;
        return [.. _all.Select(r => r.IsDropped ? dropped : kept[next++])];
    }
}
