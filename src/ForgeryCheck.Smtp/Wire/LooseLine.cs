namespace ForgeryCheck.Smtp.Wire;

/// <summary>
/// A line as the most careless of servers would see it: ended by CR, by LF or by both, and without the NULs and blanks in it. One that is a dot and nothing
/// else is what some server takes for the end of data (SMTP smuggling).
/// </summary>
internal sealed class LooseLine
{
    private bool _hasDot;
    private bool _isOther;

    /// <summary>Adds bytes of the line.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (_isOther)
        {
            return;
        }

        foreach (var b in bytes)
        {
            switch (b)
            {
                case (byte)'.' when !_hasDot:
                    _hasDot = true;
                    break;
                case 0 or (byte)' ' or (byte)'\t':
                    break;
                default:
                    _isOther = true;
                    return;
            }
        }
    }

    /// <summary>Ends the line; true where it was a look-alike.</summary>
    internal bool End()
    {
        var isLookAlike = _hasDot && !_isOther;
        _hasDot = _isOther = false;
        return isLookAlike;
    }
}
