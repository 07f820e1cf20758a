using System.Collections;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Analysis;

/// <summary>Messages of which the first is read beforehand.</summary>
internal sealed class PeekedEnumerator : IEnumerator<MailMessage>
{
    private readonly IEnumerator<MailMessage> _messages;
    private bool _isPeeked = true;
    private readonly bool _hasFirst;

    internal PeekedEnumerator(IEnumerable<MailMessage> messages)
    {
        _messages = messages.GetEnumerator();
        _hasFirst = _messages.MoveNext();
    }

    /// <inheritdoc/>
    public MailMessage Current => _messages.Current;

    object IEnumerator.Current => Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (_isPeeked)
        {
            _isPeeked = false;
            return _hasFirst;
        }

        return _messages.MoveNext();
    }

    /// <inheritdoc/>
    public void Reset() => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose() => _messages.Dispose();
}
