using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>
/// Draws the hops' times to scale, beside the chain: a path that climbs from the oldest line to the newest and goes to the right as time passes. Each
/// item of the chain has its piece of it. What the picture shows is in the words of the chain too, so it is hidden from screen readers.
/// </summary>
internal sealed class HtmlTimeLane
{
    // In percent: room for a mark at either end.
    private const double Margin = 4;

    // The height of the marks: the middle of an item's first line.
    private const string Level = "0.8em";

    private static readonly int[] Units = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000, 31_556_952, 315_569_520];

    private readonly HtmlPage _page;
    private readonly IReadOnlyList<Hop> _hops;
    private readonly TimeAxis? _axis;

    // By index of the hop: where the next older one with a time lies.
    private readonly double?[] _older;
    private readonly int _newest;

    internal HtmlTimeLane(HtmlPage page, IReadOnlyList<Hop> hops)
    {
        _page = page;
        _hops = hops;
        _axis = TimeAxis.Of(hops);
        _older = new double?[hops.Count];
        _newest = hops.Count;
        for (var i = hops.Count - 1; _axis is not null && i >= 0; i--)
        {
            var below = i + 1 < hops.Count ? hops[i + 1] : null;
            _older[i] = below is null ? null : _axis.Position(below) ?? _older[i + 1];
            _newest = _axis.Position(hops[i]) is null ? _newest : i;
        }
    }

    /// <summary>Whether there are times to draw.</summary>
    internal bool HasPicture => _axis is not null;

    /// <summary>What the picture shows, in words, with a scale.</summary>
    internal void WriteLegend(HtmlProse prose)
    {
        if (_axis is null)
        {
            return;
        }

        _page.Markup("<div class=\"axis\">\n<p>The times of the lines are drawn from ").Element("span", "mono", ReportTime.Plain(_axis.First))
            .Markup(" on the left to ").Element("span", "mono", ReportTime.Plain(_axis.Last)).Markup(" on the right, ");
        if (_axis.Cuts.Count > 0)
        {
            _page.Markup("to scale except at <span class=\"sign\">//</span>, where the axis is broken: ")
                .Text(string.Join(" and ", _axis.Cuts.Select(cut => ReportTime.Delay(cut.Seconds).TrimStart('+')))).Markup(" without a line are drawn too short.");
        }
        else
        {
            _page.Markup("to scale.");
        }

        if (_hops.Any(hop => hop.DelaySeconds < 0))
        {
            _page.Markup(" <b><span class=\"sign\">◀</span> points back in time:</b> the newer line has the older time.");
        }

        _page.Markup(" Each line has its ");
        prose.Words("delay");
        _page.Markup(" since the one below.</p>\n");
        WriteScale();
        _page.Markup("</div>\n");
    }

    /// <summary>The piece beside a hop.</summary>
    internal void Write(int index)
    {
        var hop = _hops[index];
        if (_axis is null || _axis.Position(hop) is not { } here)
        {
            WriteThrough(index);
            return;
        }

        Open(hop.Status == HopStatus.Forged ? "fake" : ReportWords.Of(hop.Status));
        if (index > _newest)
        {
            Line(here, "0", here, Level);
        }

        var isBehind = false;
        if (_older[index] is { } from)
        {
            isBehind = from > here;
            Line(from, Level, here, Level, isBehind);
            Line(from, Level, from, "100%");
            WriteCuts(Math.Min(from, here), Math.Max(from, here));
        }

        WriteMark(hop.Status, here, isBehind);
        _page.Markup("</svg>\n");
    }

    /// <summary>The piece beside what stands between a hop and the one below.</summary>
    internal void WriteThrough(int index)
    {
        if (_axis is not null && index >= _newest && _older[index] is { } here)
        {
            Open("through");
            Line(here, "0", here, "100%");
            _page.Markup("</svg>\n");
        }
    }

    private void WriteScale()
    {
        // The longest round time that takes at most a third of the axis.
        var seconds = Units.LastOrDefault(unit => unit * _axis!.PerSecond <= 0.34);
        if (seconds > 0)
        {
            var end = X(seconds * _axis!.PerSecond);
            _page.Markup(Format($"<svg class=\"lane scale\" aria-hidden=\"true\"><line x1=\"{X(0)}%\" y1=\"{Level}\" x2=\"{end:0.#}%\" y2=\"{Level}\"/>"))
                .Markup(Format($"<svg x=\"{X(0)}%\" y=\"{Level}\" overflow=\"visible\"><path d=\"M0-5v10\"/></svg>"))
                .Markup(Format($"<svg x=\"{end:0.#}%\" y=\"{Level}\" overflow=\"visible\"><path d=\"M0-5v10\"/><text x=\"7\" y=\"4\">{Words(seconds)}</text></svg></svg>\n"));
        }
    }

    private void Open(string cssClass) => _page.Markup($"<svg class=\"lane {cssClass}\" aria-hidden=\"true\">");

    private void Line(double x1, string y1, double x2, string y2, bool isBehind = false) =>
        _page.Markup(Format($"<line{(isBehind ? " class=\"behind\"" : "")} x1=\"{X(x1):0.#}%\" y1=\"{y1}\" x2=\"{X(x2):0.#}%\" y2=\"{y2}\"/>"));

    private void WriteCuts(double from, double to)
    {
        foreach (var cut in _axis!.Cuts)
        {
            if (from < cut.Position && cut.Position < to)
            {
                _page.Markup(Format($"<svg x=\"{X(cut.Position):0.#}%\" y=\"{Level}\" overflow=\"visible\"><path class=\"cut\" d=\"M-5 6l4-12M1 6l4-12\"/></svg>"));
            }
        }
    }

    // The shape tells the status without colour: a filled dot is a fact, a ring a claim, a cross a forgery; an arrow goes back.
    private void WriteMark(HopStatus status, double x, bool isBehind)
    {
        if (isBehind || status == HopStatus.Forged)
        {
            _page.Markup(Format($"<svg x=\"{X(x):0.#}%\" y=\"{Level}\" overflow=\"visible\">"))
                .Markup(isBehind ? "<path class=\"tip\" d=\"M4 0l10-6v12z\"/>" : "")
                .Markup(status == HopStatus.Forged ? "<path class=\"cross\" d=\"M-5-5l10 10M-5 5l10-10\"/></svg>" : "</svg>");
        }

        if (status != HopStatus.Forged)
        {
            _page.Markup(Format($"<circle cx=\"{X(x):0.#}%\" cy=\"{Level}\" r=\"5\"/>"));
        }
    }

    private static double X(double position) => Margin + (position * (100 - (2 * Margin)));

    private static string Words(int seconds) => seconds switch
    {
        < 60 => Count(seconds, "second"),
        < 3600 => Count(seconds / 60, "minute"),
        < 86_400 => Count(seconds / 3600, "hour"),
        < 31_556_952 => Count(seconds / 86_400, "day"),
        _ => Count(seconds / 31_556_952, "year"),
    };

    private static string Count(int count, string unit) => Format($"{count} {unit}{(count == 1 ? "" : "s")}");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
