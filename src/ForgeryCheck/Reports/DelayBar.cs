using ForgeryCheck.Chains;

namespace ForgeryCheck.Reports;

/// <summary>
/// Draws delays about an axis: forward steps grow to the right, backward steps to the left. The scale is logarithmic, since one chain has steps of a
/// second and of a day.
/// </summary>
internal sealed class DelayBar
{
    /// <summary>Cells on each side of the axis.</summary>
    internal const int Half = 6;

    private const string Eighths = "▏▎▍▌▋▊▉█";
    private readonly double _scale;

    internal DelayBar(IReadOnlyList<Hop> hops)
    {
        // A minute at least: two seconds should not look long only because the other step took one.
        var longest = 60.0;
        foreach (var hop in hops)
        {
            if (hop.DelaySeconds is { } delay && double.IsFinite(delay))
            {
                longest = Math.Max(longest, Math.Abs(delay));
            }
        }

        _scale = 1 / Math.Log(1 + longest);
    }

    /// <summary>The length of a delay's bar, -1 to 1; 0 if there is none.</summary>
    internal double Length(double? seconds) => seconds is { } s && double.IsFinite(s) && s != 0
        ? Math.CopySign(Math.Clamp(Math.Log(1 + Math.Abs(s)) * _scale, 0.02, 1), s)
        : 0;

    /// <summary>The part left of the axis.</summary>
    internal string Left(double? seconds, Glyphs glyphs)
    {
        var cells = Length(seconds) is var length and < 0 ? Math.Max(1, (int)Math.Round(-length * Half)) : 0;
        return new string(' ', Half - cells) + string.Concat(Enumerable.Repeat(glyphs.Left, cells));
    }

    /// <summary>The part right of it.</summary>
    internal string Right(double? seconds, Glyphs glyphs)
    {
        var eighths = Length(seconds) is var length and > 0 ? Math.Max(1, (int)Math.Round(length * Half * 8)) : 0;
        var bar = glyphs.IsAscii
            ? new string('#', (eighths + 7) / 8)
            : new string('█', eighths / 8) + (eighths % 8 > 0 ? Eighths[(eighths % 8) - 1] : "");
        return bar.PadRight(Half);
    }
}
