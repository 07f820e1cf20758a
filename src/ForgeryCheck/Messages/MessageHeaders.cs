using System.Runtime.InteropServices;
using System.Text;
using MimeKit.Utils;

namespace ForgeryCheck.Messages;

/// <summary>
/// What the header says about the message, as text. MimeKit reads encoded words, dates and address lists, whose many broken forms it knows; plain
/// ASCII, which most mail is, does not need it. Nothing here throws, whatever the value.
/// </summary>
internal static class MessageHeaders
{
    /// <summary>The bytes of a value that are decoded as text: more than anyone reads.</summary>
    internal const int TextBytes = 4096;

    static MessageHeaders() => MailCharsets.Register();

    /// <summary>The From field with encoded words decoded; null if there is none.</summary>
    public static string? From(HeaderBlock header) => Decoded(header, "From"u8);

    /// <summary>The Subject field with encoded words decoded; null if there is none.</summary>
    public static string? Subject(HeaderBlock header) => Decoded(header, "Subject"u8);

    /// <summary>The time of the Date field, with its offset; null if there is none or it is not a date.</summary>
    public static DateTimeOffset? Date(HeaderBlock header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.Find("Date"u8) is not { } field)
        {
            return null;
        }

        var value = Bounded(header, field, TextBytes);
        return Guarded(value, static (array, start, length) =>
            DateUtils.TryParse(array, start, length, out var date) ? date : (DateTimeOffset?)null);
    }

    /// <summary>The Message-ID without angle brackets; null if there is none.</summary>
    public static string? MessageId(HeaderBlock header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.Find("Message-ID"u8) is not { } field)
        {
            return null;
        }

        var text = TraceText.Unfold(Bounded(header, field, TextBytes).Span).Trim();
        var start = text.IndexOf('<');
        var end = start < 0 ? -1 : text.IndexOf('>', start);
        var id = end > start ? text[(start + 1)..end].Trim() : text.Trim('<', '>', ' ');
        return id.Length == 0 ? null : id;
    }

    /// <summary>The recipients that the header names: To, Cc and Bcc, in the order of the fields.</summary>
    /// <param name="header">The header.</param>
    /// <param name="withResent">Whether to include the Resent- fields (RFC 5322 section 3.6.6).</param>
    public static IReadOnlyList<string> Recipients(HeaderBlock header, bool withResent = false)
    {
        ArgumentNullException.ThrowIfNull(header);
        var found = new List<string>();
        var bytes = header.Bytes.Span;
        foreach (ref readonly var field in header.Fields.AsSpan())
        {
            // The length of the name alone rules out most fields.
            var names = field.NameLength switch
            {
                2 => HeaderBlock.Is(bytes, field, "To"u8) || HeaderBlock.Is(bytes, field, "Cc"u8),
                3 => HeaderBlock.Is(bytes, field, "Bcc"u8),
                9 => withResent && (HeaderBlock.Is(bytes, field, "Resent-To"u8) || HeaderBlock.Is(bytes, field, "Resent-Cc"u8)),
                _ => false,
            };
            if (names)
            {
                AddressList.Read(header.Value(field), found);
            }
        }

        return found;
    }

    /// <summary>The addresses in all fields with a name, without display names: "From", "Sender", "Reply-To".</summary>
    public static IReadOnlyList<string> Addresses(HeaderBlock header, ReadOnlySpan<byte> name)
    {
        ArgumentNullException.ThrowIfNull(header);
        var found = new List<string>();
        var bytes = header.Bytes.Span;
        foreach (ref readonly var field in header.Fields.AsSpan())
        {
            if (HeaderBlock.Is(bytes, field, name))
            {
                AddressList.Read(header.Value(field), found);
            }
        }

        return found;
    }

    /// <summary>Calls MimeKit, which takes an array, without copying; null if it throws.</summary>
    internal static T? Guarded<T>(ReadOnlyMemory<byte> value, Func<byte[], int, int, T?> read)
    {
        var bytes = MemoryMarshal.TryGetArray(value, out var segment) ? segment : new ArraySegment<byte>(value.ToArray());
        try
        {
            return read(bytes.Array!, bytes.Offset, bytes.Count);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or IndexOutOfRangeException or NotSupportedException)
        {
            // No such value is known; but values come from hostile mail, and none may abort the analysis.
            return default;
        }
    }

    /// <summary>The first field with a name, with encoded words decoded; null if there is none.</summary>
    internal static string? Decoded(HeaderBlock header, ReadOnlySpan<byte> name)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Find(name) is { } field ? Decoded(header, field) : null;
    }

    /// <summary>A field with encoded words decoded.</summary>
    internal static string Decoded(HeaderBlock header, HeaderField field)
    {
        var value = Bounded(header, field, TextBytes);
        return value.Span.IndexOf("=?"u8) >= 0 && Guarded(value, Rfc2047.DecodeText) is { } decoded
            ? TraceText.Unfold(Encoding.UTF8.GetBytes(decoded)).Trim()
            : TraceText.Unfold(value.Span).Trim();
    }

    private static ReadOnlyMemory<byte> Bounded(HeaderBlock header, HeaderField field, int bytes)
    {
        var value = header.Value(field);
        return value.Length > bytes ? value[..bytes] : value;
    }
}
