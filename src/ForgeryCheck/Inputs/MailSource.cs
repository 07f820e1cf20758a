using System.Globalization;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Outlook;
using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Inputs;

/// <summary>
/// Reads the messages of one stream, whatever it is: a message, a pasted header, a mailbox, a message saved by Outlook or Apple Mail, an archive of such
/// files, any of them compressed. It is read in order, on one thread; only a window is buffered, so that an archive of any size takes no memory.
/// </summary>
internal sealed class MailSource : IDisposable
{
    private const string Large = "it would have to be held in memory, and is larger than 64 MiB";

    private readonly string _source;
    private readonly Func<Stream> _open;
    private readonly MailReadOptions _options;
    private readonly UnpackingBudget _budget;
    private readonly ArchiveKind _container;
    private readonly bool _onlyMail;
    private readonly bool _leaveOpen;
    private readonly Stack<IDisposable> _held = new();
    private IEnumerator<MailInput>? _inputs;
    private Stream? _file;
    private ByteWindow? _raw;
    private ByteWindow? _window;
    private StoredForm? _stored;
    private int _depth;
    private long _count;
    private bool _ended;

    /// <summary>Creates a source; nothing is opened yet.</summary>
    /// <param name="source">The name of the source in messages.</param>
    /// <param name="open">Opens the stream.</param>
    /// <param name="options">What to read beyond headers.</param>
    /// <param name="onlyMail">Whether to skip silently what is not mail, as in folders, where other files lie about.</param>
    /// <param name="leaveOpen">Whether to leave the stream open for its owner.</param>
    internal MailSource(string source, Func<Stream> open, MailReadOptions options, bool onlyMail = false, bool leaveOpen = false)
    {
        _source = source;
        _open = open;
        _options = options;
        _onlyMail = onlyMail;
        _leaveOpen = leaveOpen;
        _budget = new UnpackingBudget();
    }

    private MailSource(MailSource archive, ArchiveKind kind, ArchiveEntry entry)
    {
        _source = $"{archive._source}!{entry.Name}";
        _open = entry.Open;
        _options = archive._options;
        _onlyMail = true;
        _budget = archive._budget;
        _container = kind;
        _depth = archive._depth;
    }

    /// <summary>The next message, or why there is none; null at the end.</summary>
    internal MailInput? Next()
    {
        if (_ended)
        {
            return null;
        }

        try
        {
            _inputs ??= Hold(Read().GetEnumerator());
            if (_inputs.MoveNext())
            {
                _count += _inputs.Current is MailInput.Read ? 1 : 0;
                return _inputs.Current;
            }

            _ended = true;
            return null;
        }
        catch (Exception e) when (IsReadFailure(e) && !ConcernsArchive(e))
        {
            _ended = true;
            return Unreadable(Reason(e));
        }
    }

    /// <summary>Reads a window to its end as one message.</summary>
    internal static MailMessage Whole(ByteWindow window, MessageBuilder message, string source, Envelope? envelope = null)
    {
        do
        {
            message.Append(window.Span);
            window.Advance(window.Span.Length);
        }
        while (window.Fill());

        return message.Finish(source, envelope);
    }

    public void Dispose()
    {
        while (_held.TryPop(out var held))
        {
            held.Dispose();
        }
    }

    private IEnumerable<MailInput> Read()
    {
        _file = _leaveOpen ? _open() : Hold(_open());
        if (_container != ArchiveKind.None)
        {
            // The file that holds the archive was counted.
        }
        else if (_file.CanSeek)
        {
            _budget.SetSize(_file.Length);
        }
        else
        {
            _file = new CountedStream(_file, _budget.AddPacked);
        }

        _raw = _window = Hold(new ByteWindow(_file));
        return Read(Recognise());
    }

    private IEnumerable<MailInput> Read(Content content)
    {
        switch (content.Kind)
        {
            case ContentKind.Gzip:
                return Unpacked(Decompressors.Gunzip);
            case ContentKind.Zstd:
                return Unpacked(Decompressors.Unzstd);
            case ContentKind.Zip:
                return Archive(ArchiveKind.Zip, ZipFiles.Read(Seekable(), _budget));
            case ContentKind.Tar:
                return Archive(ArchiveKind.Tar, TarFiles.Read(new WindowStream(_window!), _budget));
            case ContentKind.Outlook:
                return Outlook();
            case ContentKind.Mbox:
                return Mailbox(content);
            case ContentKind.Emlx:
                return [Emlx(content)];
            case ContentKind.Json:
                return Json();
            case ContentKind.Utf16 or ContentKind.Utf16BigEndian when _stored is null:
                return TryHold(out var text) ? Read(Decoded(content, text)) : TooLarge();
            case ContentKind.Message:
            case ContentKind.Fields when !_onlyMail:
                return [Message(content)];
            default:
                _window!.ThrowIfFailed();
                return Nothing(Reason(content.Kind), content.Kind == ContentKind.Empty);
        }
    }

    private IEnumerable<MailInput> Unpacked(Func<Stream, UnpackingBudget, Stream> unpack)
    {
        Descend();
        _window = Hold(new ByteWindow(Hold(unpack(new WindowStream(_window!), _budget))));
        return Read(Recognise());
    }

    private IEnumerable<MailInput> Archive(ArchiveKind kind, IEnumerable<ArchiveEntry> entries)
    {
        Descend();
        var any = false;
        foreach (var entry in entries)
        {
            using var source = new MailSource(this, kind, entry);
            while (source.Next() is { } input)
            {
                any = true;
                yield return input;
            }
        }

        if (!any && !_onlyMail)
        {
            yield return Unreadable("no mail found in this archive", isEmpty: true);
        }
    }

    private IEnumerable<MailInput> Mailbox(Content content)
    {
        var message = Hold(new MessageBuilder(content.LineEnd, pasted: false, _options, isQuoted: true));
        _window!.Advance(content.Start);
        var mbox = new MboxSplitter(_window, content.LineEnd);
        for (var number = 1; mbox.Next(message); number++)
        {
            yield return new MailInput.Read(message.Finish(string.Create(CultureInfo.InvariantCulture, $"{_source}#{number}")));
        }
    }

    private MailInput.Read Message(Content content)
    {
        var message = Hold(new MessageBuilder(content.LineEnd, pasted: true, _options, isQuoted: false));
        return Stored(Whole(_window!, message, _source));
    }

    private MailInput.Read Emlx(Content content) =>
        new(EmlxReader.Read(_window!, Hold(new MessageBuilder(content.LineEnd, pasted: true, _options, isQuoted: false)), _source));

    private IEnumerable<MailInput> Outlook()
    {
        var file = Seekable();
        if (new OutlookReader(_options).Read(new CompoundFile(file), _source, out var isMessage) is { } message)
        {
            file.Position = 0;
            return [new MailInput.Read(StoredForm.Of(file).Of(message))];
        }

        return isMessage ? [Unreadable(OutlookReader.Missing, isEmpty: true)]
            : Nothing("this is an Office document, not an Outlook message");
    }

    private IEnumerable<MailInput> Json()
    {
        var any = false;
        foreach (var input in TryHold(out var text) ? new JsonReader(text, _options).Read(_source) : TooLarge())
        {
            any = true;
            yield return input;
        }

        if (!any && !_onlyMail)
        {
            yield return Unreadable(Reason(ContentKind.Text));
        }
    }

    // A person saved it so: the text is short, or no mail at all.
    private Content Decoded(Content content, byte[] bytes)
    {
        _stored = StoredForm.Of(bytes) with { Note = "the text was UTF-16; offsets refer to its UTF-8 form" };
        var encoding = content.Kind == ContentKind.Utf16 ? Encoding.Unicode : Encoding.BigEndianUnicode;
        _window = Hold(new ByteWindow(new MemoryStream(Encoding.UTF8.GetBytes(encoding.GetString(bytes.AsSpan(content.Start))))));
        return Recognise();
    }

    private MailInput.Read Stored(MailMessage message) => new(_stored?.Of(message) ?? message);

    private IEnumerable<MailInput> Nothing(string reason, bool isEmpty = false) => _onlyMail ? [] : [Unreadable(reason, isEmpty)];

    private Content Recognise()
    {
        _window!.FillTo(Content.Sample);
        return Content.Recognise(_window.Span);
    }

    private void Descend()
    {
        if (++_depth > UnpackingLimits.Depth)
        {
            throw new UnreadableException($"it is nested more than {UnpackingLimits.Depth} archives or compressed files deep");
        }
    }

    // A zip has its table of contents at its end, and a compound file is a file system of its own.
    private Stream Seekable()
    {
        if (_window == _raw && _file!.CanSeek && _file.Position == _window!.Span.Length)
        {
            _file.Position = 0;
            return _file;
        }

        return TryHold(out var bytes) ? new MemoryStream(bytes) : throw new UnreadableException(Large);
    }

    // Of other files in a folder nobody wants to know.
    private IEnumerable<MailInput> TooLarge() => Nothing(Large);

    private bool TryHold(out byte[] bytes)
    {
        using var held = new MemoryStream();
        do
        {
            held.Write(_window!.Span);
            _window.Advance(_window.Span.Length);
        }
        while (held.Length <= UnpackingLimits.WholeBytes && _window.Fill());

        bytes = held.Length > UnpackingLimits.WholeBytes ? [] : held.ToArray();
        return held.Length <= UnpackingLimits.WholeBytes;
    }

    private T Hold<T>(T disposable)
        where T : IDisposable
    {
        _held.Push(disposable);
        return disposable;
    }

    private MailInput.Unreadable Unreadable(string reason, bool isEmpty = false) => new(_source, reason) { IsEmpty = isEmpty };

    private static bool IsReadFailure(Exception e) =>
        e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException;

    /// <summary>Whether the archive cannot be read on, so that the failure is its own: of a tar, if this entry could not be read.</summary>
    private bool ConcernsArchive(Exception e) =>
        (e is LimitReachedException && _container != ArchiveKind.None) || (_container == ArchiveKind.Tar && _raw is { HasFailed: true });

    private string Reason(Exception e) => e switch
    {
        UnreadableException when _count > 0 => string.Create(CultureInfo.InvariantCulture, $"{e.Message} after message {_count}"),
        UnreadableException => e.Message,
        FileNotFoundException or DirectoryNotFoundException when MailFolder.IsUnnamable(_source) => MailFolder.Unnamable,
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        UnauthorizedAccessException => "permission denied",
        IOException when _count > 0 => string.Create(CultureInfo.InvariantCulture, $"reading failed after message {_count}"),
        IOException => "reading failed",
        _ when _file is null => "the path cannot be opened",
        _ => "reading failed",
    };

    private static string Reason(ContentKind kind) => kind switch
    {
        ContentKind.Empty => "it is empty",
        ContentKind.OtherArchive => "unsupported kind of archive; supported are zip, tar, gzip and zstd",
        ContentKind.Binary => "this is binary data, not mail",
        _ => "this is not mail: it has no header field",
    };
}
