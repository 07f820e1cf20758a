namespace ForgeryCheck.Messages;

/// <summary>
/// Takes off the quotes that mbox files put before "From " at the start of a line, the mboxrd way: of any number of "&gt;" one. For one message.
/// </summary>
internal sealed class MboxUnquoter(Action<ReadOnlySpan<byte>> output)
{
    // Held back at the start of a line: a number of ">", then a number of bytes of "From ".
    private bool _isAfterStart = true;
    private long _quotes;
    private int _matched;

    /// <summary>Passes bytes on without the added quotes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var mark = "From "u8;
        while (!bytes.IsEmpty)
        {
            if (!_isAfterStart)
            {
                var end = bytes.IndexOf((byte)'\n') + 1;
                _isAfterStart = end > 0;
                end = end > 0 ? end : bytes.Length;
                output(bytes[..end]);
                bytes = bytes[end..];
            }
            else if (_matched == 0 && bytes[0] == '>')
            {
                _quotes++;
                bytes = bytes[1..];
            }
            else if (bytes[0] == mark[_matched])
            {
                bytes = bytes[1..];
                if (++_matched == mark.Length)
                {
                    _quotes -= _quotes > 0 ? 1 : 0;
                    Release();
                }
            }
            else
            {
                Release();
            }
        }
    }

    /// <summary>Passes on the bytes held back.</summary>
    internal void Complete() => Release();

    private void Release()
    {
        for (; _quotes > 0; _quotes--)
        {
            output(">"u8);
        }

        output("From "u8[.._matched]);
        _matched = 0;
        _isAfterStart = false;
    }
}
