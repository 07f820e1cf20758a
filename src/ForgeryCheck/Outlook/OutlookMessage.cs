using System.Text;

namespace ForgeryCheck.Outlook;

/// <summary>A message in a compound file, as Outlook saves it ([MS-OXMSG]): the header that it came with, and what is attached to it.</summary>
internal sealed class OutlookMessage
{
    // Properties, by their tags: PidTagTransportMessageHeaders, PidTagAttachDataObject, PidTagAttachDataBinary, PidTagAttachLongFilename,
    // PidTagAttachFilename, PidTagAttachMimeTag ([MS-OXPROPS]).
    private const string TransportHeaders = "007D";
    private const string EmbeddedMessage = "__substg1.0_3701000D";
    private const string AttachedData = "__substg1.0_37010102";
    private const string LongFileName = "3707";
    private const string FileName = "3704";
    private const string MimeTag = "370E";

    private const string Properties = "__properties_version1.0";
    private const string Attachment = "__attach_version1.0_#";
    private const int MostNameBytes = 1024;

    private readonly CompoundFile _file;
    private readonly List<DirectoryEntry> _entries;

    private OutlookMessage(CompoundFile file, List<DirectoryEntry> entries)
    {
        _file = file;
        _entries = entries;
    }

    /// <summary>The message that a storage holds; null if it holds something else.</summary>
    /// <param name="file">The file.</param>
    /// <param name="storage">The storage; of a saved message, the root.</param>
    internal static OutlookMessage? In(CompoundFile file, DirectoryEntry storage)
    {
        var entries = file.Entries(storage);
        return entries.Exists(entry => entry is { Kind: EntryKind.Stream, Name: Properties }) ? new OutlookMessage(file, entries) : null;
    }

    /// <summary>
    /// The header as the message came with it, in UTF-8 or the bytes that Outlook kept; null if it keeps none. Drafts, sent copies,
    /// mail within Exchange, contacts and tasks have none: they did not arrive by SMTP.
    /// </summary>
    /// <param name="limit">The bytes that are read at most.</param>
    internal byte[]? Header(int limit) => Text(_entries, TransportHeaders, limit);

    /// <summary>What is attached, in the order of the attachments.</summary>
    internal IEnumerable<OutlookAttachment> Attachments()
    {
        foreach (var storage in _entries.Where(entry => entry.Kind == EntryKind.Storage && entry.Name.StartsWith(Attachment, StringComparison.OrdinalIgnoreCase)))
        {
            var entries = _file.Entries(storage);
            var embedded = entries.Find(entry => entry is { Kind: EntryKind.Storage, Name: EmbeddedMessage });
            if (embedded.Kind == EntryKind.Storage && In(_file, embedded) is { } message)
            {
                yield return new OutlookAttachment(message, null);
            }
            else if (entries.Find(entry => entry is { Kind: EntryKind.Stream, Name: AttachedData }) is { Kind: EntryKind.Stream } data && IsMessageFile(entries))
            {
                yield return new OutlookAttachment(null, () => _file.Open(data));
            }
        }
    }

    private bool IsMessageFile(List<DirectoryEntry> entries) =>
        Name(entries, MimeTag) is "message/rfc822" or "message/global"
        || (Name(entries, LongFileName) ?? Name(entries, FileName))?.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) == true;

    private string? Name(List<DirectoryEntry> entries, string property) => Text(entries, property, MostNameBytes) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\0') : null;

    // A property of text is in UTF-16 (PtypString, 001F) or in the code page of the message (PtypString8, 001E).
    private byte[]? Text(List<DirectoryEntry> entries, string property, int limit)
    {
        if (Bytes(entries, $"__substg1.0_{property}001F", 2 * limit) is { } text)
        {
            return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(text));
        }

        return Bytes(entries, $"__substg1.0_{property}001E", limit);
    }

    private byte[]? Bytes(List<DirectoryEntry> entries, string name, int limit)
    {
        var stream = entries.Find(entry => entry.Kind == EntryKind.Stream && entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (stream.Kind != EntryKind.Stream)
        {
            return null;
        }

        using var source = _file.Open(stream);
        var bytes = new byte[(int)Math.Min(stream.Size, (ulong)limit)];
        source.ReadExactly(bytes);
        return bytes;
    }
}
