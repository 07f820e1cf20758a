using System.Buffers;
using MimeKit;

namespace ForgeryCheck.Messages;

/// <summary>
/// Extracts the addresses from a mailbox list (RFC 5322 section 3.4). Plain lists are parsed here, in well under a microsecond; those with comments,
/// groups, routes, escapes, or encoded words outside display names are left to MimeKit.
/// </summary>
internal static class AddressList
{
    /// <summary>The bytes of one value that are read, and the addresses that are kept of one message.</summary>
    private const int MaxBytes = 1 << 14;
    private const int MaxAddresses = 1000;

    private static readonly SearchValues<byte> Special = SearchValues.Create("(\\:;[\0"u8);

    private static readonly SearchValues<byte> NotInAddress = SearchValues.Create(" \t\r\n<>\""u8);

    /// <summary>Adds the addresses of a value, as written, without display names; skips mailboxes without a domain.</summary>
    internal static void Read(ReadOnlyMemory<byte> value, List<string> found)
    {
        if (value.Length > MaxBytes)
        {
            // Drop the last mailbox within bounds, which is probably cut.
            value = value[..MaxBytes];
            value = value[..Math.Max(0, value.Span.LastIndexOf((byte)','))];
        }

        if (value.Span.ContainsAny(Special) || !TryPlain(value.Span, found))
        {
            var list = MessageHeaders.Guarded(value, static (array, start, length) =>
                InternetAddressList.TryParse(array, start, length, out var list) ? list : null);
            foreach (var mailbox in list?.Mailboxes ?? [])
            {
                Add(mailbox.Address, found);
            }
        }
    }

    /// <summary>
    /// "a@b", "&lt;a@b&gt;", "A B &lt;a@b&gt;" and "\"B, A\" &lt;a@b&gt;", separated by commas; adds nothing if any mailbox has another form.
    /// </summary>
    private static bool TryPlain(ReadOnlySpan<byte> value, List<string> found)
    {
        var before = found.Count;
        while (value.Length > 0)
        {
            var end = EndOfMailbox(value);
            var mailbox = value[..end].Trim(" \t\r\n"u8);
            value = value[Math.Min(end + 1, value.Length)..];
            var quotes = mailbox.Count((byte)'"');
            var open = mailbox.LastIndexOf((byte)'<');

            // Names may be in any character set, since they are not read: what follows is the address, if it is the only thing that may be one.
            var isNameClear = !mailbox.ContainsAnyInRange((byte)0x80, (byte)0xFF) || (open >= 0 && !mailbox[open..].ContainsAnyInRange((byte)0x80, (byte)0xFF) && mailbox.IndexOf((byte)'<') == open);
            if (open >= 0 && mailbox[^1] == '>')
            {
                mailbox = mailbox[(open + 1)..^1].Trim((byte)' ');
            }

            if (mailbox.Length == 0)
            {
                continue;
            }

            if (mailbox.ContainsAny(NotInAddress) || !isNameClear || mailbox.Count((byte)'@') > 1 || mailbox.IndexOf("=?"u8) >= 0 || quotes % 2 != 0)
            {
                found.RemoveRange(before, found.Count - before);
                return false;
            }

            Add(TraceText.Decode(mailbox), found);
        }

        return true;
    }

    /// <summary>The next comma outside quotes. An unclosed quote runs to the end, and the mailbox is then not a plain one.</summary>
    private static int EndOfMailbox(ReadOnlySpan<byte> value)
    {
        var at = 0;
        while (value[at..].IndexOfAny((byte)',', (byte)'"') is >= 0 and var found)
        {
            at += found;
            if (value[at] == ',')
            {
                return at;
            }

            var close = value[(at + 1)..].IndexOf((byte)'"');
            if (close < 0)
            {
                break;
            }

            at += close + 2;
        }

        return value.Length;
    }

    private static void Add(string? address, List<string> found)
    {
        if (found.Count < MaxAddresses && address is not null && address.Contains('@', StringComparison.Ordinal))
        {
            found.Add(address);
        }
    }
}
