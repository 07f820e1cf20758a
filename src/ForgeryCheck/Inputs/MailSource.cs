using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Inputs;

/// <summary>
/// Reads the messages of one stream, whatever it is: a message, a pasted header, an mbox, any of them gzipped. A file is read in order, on one
/// thread; only a window is buffered, so a gzip bomb costs time but no memory.
/// </summary>
internal sealed class MailSource : IDisposable
{
    private readonly string _source;
    private readonly Func<Stream> _open;
    private readonly bool _onlyMail;
    private readonly bool _leaveOpen;
    private readonly MailReadOptions _options;
    private readonly Stack<IDisposable> _held = new();
    private ByteWindow? _window;
    private MessageBuilder? _message;
    private MboxSplitter? _mbox;
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
            var next = _message is null ? First() : FromMbox();
            _ended = next is null or MailInput.Unreadable || _mbox is null;
            return next;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
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

    private MailInput? First()
    {
        var stream = _open();
        _window = Hold(new ByteWindow(_leaveOpen ? stream : Hold(stream)));
        var content = Recognise();
        if (content.Kind == ContentKind.Gzip)
        {
            _window = Hold(new ByteWindow(Hold(Gunzip.Open(new WindowStream(_window)))));
            content = Recognise();
        }

        switch (content.Kind)
        {
            case ContentKind.Mbox:
                _message = Hold(new MessageBuilder(content.LineEnd, pasted: false, _options, isQuoted: true));
                _window.Advance(content.Start);
                _mbox = new MboxSplitter(_window, content.LineEnd);
                return FromMbox();
            case ContentKind.Message:
            case ContentKind.Fields when !_onlyMail:
                _message = Hold(new MessageBuilder(content.LineEnd, pasted: true, _options, isQuoted: false));
                return new MailInput.Read(Whole(_window, _message, _source));
            default:
                _window.ThrowIfFailed();
                return _onlyMail ? null : Unreadable(Reason(content.Kind), content.Kind == ContentKind.Empty);
        }
    }

    private MailInput.Read? FromMbox() =>
        _mbox!.Next(_message!) ? new MailInput.Read(_message!.Finish(string.Create(CultureInfo.InvariantCulture, $"{_source}#{++_count}"))) : null;

    private Content Recognise()
    {
        _window!.FillTo(Content.Sample);
        return Content.Recognise(_window.Span);
    }

    private T Hold<T>(T disposable)
        where T : IDisposable
    {
        _held.Push(disposable);
        return disposable;
    }

    private MailInput.Unreadable Unreadable(string reason, bool isEmpty = false) => new(_source, reason) { IsEmpty = isEmpty };

    private string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or folder",
        UnauthorizedAccessException => "permission denied",
        InvalidDataException when _count > 0 => string.Create(CultureInfo.InvariantCulture, $"the gzip data is broken after message {_count}"),
        InvalidDataException => "the gzip data is broken",
        IOException when _count > 0 => string.Create(CultureInfo.InvariantCulture, $"reading failed after message {_count}"),
        IOException => "reading failed",
        _ => "not a path that can be opened",
    };

    private static string Reason(ContentKind kind) => kind switch
    {
        ContentKind.Empty => "nothing is in it",
        ContentKind.Utf16 => "this is UTF-16 text; save it as UTF-8",
        ContentKind.Gzip => "this is gzip within gzip",
        ContentKind.Binary => "this is binary data, not mail",
        _ => "this is no mail: it has no header field",
    };
}
