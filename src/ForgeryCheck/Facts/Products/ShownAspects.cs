using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>How one line is written: each aspect is evaluated on first use, since several facts need the same one.</summary>
internal ref struct ShownAspects
{
    private const int NotRead = int.MinValue;

    private readonly ReceivedLine _line;
    private readonly Span<int> _values;

    /// <summary>Takes a line, and a buffer for the values.</summary>
    internal ShownAspects(ReceivedLine line, Span<int> room)
    {
        _line = line;
        _values = room;
        room.Fill(NotRead);
    }

    /// <summary>The number of aspects.</summary>
    internal static int Count { get; } = Enum.GetValues<LineAspect>().Length;

    /// <summary>The value that the line shows, by <see cref="LineAspects.Read"/>.</summary>
    internal readonly int this[LineAspect aspect]
    {
        get
        {
            ref var value = ref _values[(int)aspect];
            return value == NotRead ? value = LineAspects.Read(aspect, _line) : value;
        }
    }

    /// <summary>Whether the line is dated on or after a day.</summary>
    internal readonly bool IsSince(long unixMilliseconds) => _line.Date.HasTime && _line.Date.UnixMilliseconds >= unixMilliseconds;
}
