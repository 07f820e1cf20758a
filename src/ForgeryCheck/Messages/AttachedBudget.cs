namespace ForgeryCheck.Messages;

/// <summary>How many attached messages, and how much of their headers, are still kept of one message, whatever is attached to whatever.</summary>
internal sealed class AttachedBudget
{
    private int _messages;
    private long _bytes;

    /// <summary>Whether something was left out; it is asked once a message.</summary>
    internal bool IsExceeded { get; private set; }

    /// <summary>Whether a message attached at a depth may be read: 1 for one that is attached to the message itself.</summary>
    internal bool MayRead(int depth)
    {
        var may = depth <= MessageLimits.AttachedDepth && _messages < MessageLimits.Attached && _bytes <= MessageLimits.AttachedHeaderBytes;
        IsExceeded |= !may;
        _messages += may ? 1 : 0;
        return may;
    }

    /// <summary>Counts a header that was read.</summary>
    internal void Add(HeaderBlock header) => _bytes += header.Bytes.Length;

    /// <summary>Begins again, for another message.</summary>
    internal void Reset()
    {
        _messages = 0;
        _bytes = 0;
        IsExceeded = false;
    }
}
