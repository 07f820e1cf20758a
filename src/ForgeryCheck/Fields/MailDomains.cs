using System.Buffers;

namespace ForgeryCheck.Fields;

/// <summary>
/// Enumerates the domains of the addresses in a value without copying: what follows each "@". Display names, comments and links contain addresses
/// too; their domains are still named by the message, which is all that matters here.
/// </summary>
internal ref struct MailDomains
{
    private const int MaxBytes = 2048;

    private static readonly SearchValues<byte> Host = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_"u8);

    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _before;

    internal MailDomains(ReadOnlySpan<byte> value)
    {
        _rest = value[..Math.Min(value.Length, MaxBytes)];
        Current = _before = default;
    }

    /// <summary>The domain.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>What precedes its "@".</summary>
    internal readonly ReadOnlySpan<byte> LocalPart
    {
        get
        {
            var start = _before.Length;
            while (start > 0 && IsLocal(_before[start - 1]))
            {
                start--;
            }

            return _before[start..];
        }
    }

    public readonly MailDomains GetEnumerator() => this;

    /// <summary>Goes to the next domain.</summary>
    public bool MoveNext()
    {
        while (_rest.IndexOf((byte)'@') is >= 0 and var at)
        {
            _before = _rest[..at];
            _rest = _rest[(at + 1)..];
            var end = _rest.IndexOfAnyExcept(Host);
            end = end < 0 ? _rest.Length : end;
            Current = _rest[..end];
            if (end > 3)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLocal(byte c) => c > ' ' && c is not ((byte)'<' or (byte)'>' or (byte)'"' or (byte)',' or (byte)';' or (byte)':' or (byte)'(' or (byte)')' or (byte)'@');
}
