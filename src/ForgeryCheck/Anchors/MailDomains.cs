using ForgeryCheck.Trace;

namespace ForgeryCheck.Anchors;

/// <summary>
/// Walks over the domains of the addresses in a value, without a copy: what follows each "@". Display names, comments and links hold
/// addresses too; whose domain they have, the message names, and that is all that is asked here.
/// </summary>
internal ref struct MailDomains
{
    private const int MaxBytes = 2048;

    private ReadOnlySpan<byte> _rest;

    internal MailDomains(ReadOnlySpan<byte> value)
    {
        _rest = value[..Math.Min(value.Length, MaxBytes)];
        Current = LocalPart = default;
    }

    /// <summary>The domain.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>What stands before its "@".</summary>
    internal ReadOnlySpan<byte> LocalPart { get; private set; }

    public readonly MailDomains GetEnumerator() => this;

    /// <summary>Goes to the next domain.</summary>
    public bool MoveNext()
    {
        while (_rest.IndexOf((byte)'@') is >= 0 and var at)
        {
            var start = at;
            while (start > 0 && IsLocal(_rest[start - 1]))
            {
                start--;
            }

            LocalPart = _rest[start..at];
            _rest = _rest[(at + 1)..];
            var end = 0;
            while (end < _rest.Length && IsHost(_rest[end]))
            {
                end++;
            }

            Current = _rest[..end];
            if (end > 3)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHost(byte c) => AsciiWords.IsLetter(c) || AsciiWords.IsDigit(c) || c is (byte)'.' or (byte)'-' or (byte)'_';

    private static bool IsLocal(byte c) => c > ' ' && c is not ((byte)'<' or (byte)'>' or (byte)'"' or (byte)',' or (byte)';' or (byte)':' or (byte)'(' or (byte)')' or (byte)'@');
}
