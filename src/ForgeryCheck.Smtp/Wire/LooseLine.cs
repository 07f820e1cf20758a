namespace ForgeryCheck.Smtp.Wire;

/// <summary>
/// A line as the laxest server would see it: ended by CR, LF or both, ignoring NULs and white space. If it is a single dot, some server takes it for the
/// end of data (SMTP smuggling).
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

    /// <summary>Ends the line; true if it was such a look-alike.</summary>
    internal bool End()
    {
        var isLookAlike = _hasDot && !_isOther;
        _hasDot = _isOther = false;
        return isLookAlike;
    }
}
