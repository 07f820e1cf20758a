namespace ForgeryCheck.Reports;

/// <summary>
/// Reports for people, on a terminal. In full, one after another; in brief, one message on a screen, or several as a list. The first message is held
/// back until it is known whether another follows.
/// </summary>
internal sealed class TextReportWriter : IReportWriter
{
    private readonly Stream _output;
    private readonly ReportOptions _options;
    private readonly TerminalPage _page;
    private readonly TextSummary _summary = new();
    private readonly TextFull _full;
    private readonly TextList _list;
    private readonly MessageList _kept;
    private Report? _first;
    private int _count;

    internal TextReportWriter(Stream output, ReportOptions options)
    {
        _output = output;
        _options = options;
        _page = new TerminalPage(Math.Clamp(options.Width, 40, 200), options.Color, options.Unicode ? Glyphs.Unicode : Glyphs.Ascii);
        _full = new TextFull(_page, options.Lookups);
        _list = new TextList(_page, options.Folder);
        _kept = new MessageList(options.Listed);
    }

    // A list of everything in the order of the input needs nothing to be kept.
    private bool IsStreamed => _options is { Listed: int.MaxValue, Order: ReportOrder.Input };

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _summary.Add(report);
        _count++;
        if (_options.Detail == TextDetail.Full)
        {
            if (_count > 1)
            {
                _page.End();
            }

            _full.Write(report);
        }
        else if (_count == 1)
        {
            _first = report;
        }
        else
        {
            List(report);
        }

        PassOn();
    }

    /// <inheritdoc/>
    public void Unreadable(string source) => _summary.AddUnreadable(source);

    /// <inheritdoc/>
    public void Complete()
    {
        if (_first is { } only)
        {
            new TextBrief(_page).Write(only);
        }
        else if (_options.Detail == TextDetail.Brief && !IsStreamed && _count > 0)
        {
            _list.WriteHeading();
            foreach (var line in _kept.In(_options.Order))
            {
                _list.Write(line);
            }
        }

        if (_count > 1)
        {
            _summary.Write(_page, _options.Detail == TextDetail.Full ? _count : Math.Min(_count, _options.Listed));
        }

        PassOn();
    }

    private void List(Report report)
    {
        if (_first is { } first)
        {
            _first = null;
            if (IsStreamed)
            {
                _list.WriteHeading();
            }

            Add(MessageLine.Of(first, 1));
        }

        Add(MessageLine.Of(report, _count));
    }

    private void Add(MessageLine line)
    {
        if (IsStreamed)
        {
            _list.Write(line);
        }
        else
        {
            _kept.Add(line);
        }
    }

    private void PassOn()
    {
        _output.Write(_page.Take());
        _output.Flush();
    }
}
