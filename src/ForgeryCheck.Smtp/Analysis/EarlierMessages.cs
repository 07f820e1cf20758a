using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Analysis;

/// <summary>Messages stored but not analyzed by an earlier run, read one at a time when the queue is otherwise empty. Thread-safe.</summary>
internal sealed class EarlierMessages
{
    private readonly Lock _gate = new();
    private readonly IMessageStore _store;
    private readonly IListenerLog _log;
    private IEnumerator<MailMessage>? _messages;
    private bool _hasFirst;

    /// <summary>Reads the first message, which makes the store list what is there before anything new is stored.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    internal EarlierMessages(IEnumerable<MailMessage> messages, IMessageStore store, IListenerLog log)
    {
        (_store, _log) = (store, log);
        _messages = messages.GetEnumerator();
        _hasFirst = _messages.MoveNext();
        if (!_hasFirst)
        {
            End();
        }
    }

    /// <summary>Reads the next one; false if there is none, or none that can be read.</summary>
    internal bool TryRead(out QueuedMessage one)
    {
        one = default;
        lock (_gate)
        {
            try
            {
                if (_messages is not null && (_hasFirst || _messages.MoveNext()))
                {
                    _hasFirst = false;
                    var message = _messages.Current;
                    one = new QueuedMessage(message, message.Session?.Id ?? "", _store);
                    return true;
                }
            }
            catch (Exception e)
            {
                // A spool folder is unreadable: the other messages are read at the next start.
                _log.Write(LogLevel.Error, "restore-failed", null, ("reason", e.Message));
            }

            End();
            return false;
        }
    }

    /// <summary>Reads no more; the rest is left for the next start.</summary>
    internal void End()
    {
        lock (_gate)
        {
            _messages?.Dispose();
            _messages = null;
        }
    }
}
