namespace ForgeryCheck.Messages;

/// <summary>How many attached messages, and how much of their headers, are still kept of one message, whatever is attached to whatever.</summary>
internal sealed class AttachedBudget
{
    private int _messages;
    private long _bytes;
    private long _raw;

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

    /// <summary>The message, with its bytes if they still may be kept: those of a message attached to another are bytes of that one, too.</summary>
    internal MailMessage Counted(MailMessage message)
    {
        Add(message.Header);
        _raw += message.Raw?.Bytes.Length ?? 0;
        return _raw <= MessageLimits.AttachedRawBytes ? message : message with { Raw = null };
    }

    /// <summary>Begins again, for another message.</summary>
    internal void Reset()
    {
        _messages = 0;
        _bytes = 0;
        _raw = 0;
        IsExceeded = false;
    }
}
