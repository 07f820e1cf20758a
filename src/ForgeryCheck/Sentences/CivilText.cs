using System.Globalization;

namespace ForgeryCheck.Sentences;

/// <summary>
/// Formats UTC dates and times piece by piece. Nearly every message has several in its findings, and .NET parses a format string on every call.
/// </summary>
internal ref struct CivilText(Span<char> text)
{
    /// <summary>Room for "30 September 2001 14:05:11 UTC" and more.</summary>
    internal const int Longest = 40;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    private readonly Span<char> _text = text;
    private int _length;

    /// <summary>"28 June 2001".</summary>
    internal CivilText Day(DateTimeOffset time)
    {
        var (year, month, day) = time.UtcDateTime;
        return (day < 10 ? Digits(day, 1) : Digits(day, 2)).Add(' ').Add(Months[month - 1]).Add(' ').Digits(year, 4);
    }

    /// <summary>"2001-06-28".</summary>
    internal CivilText IsoDay(DateTimeOffset time)
    {
        var (year, month, day) = time.UtcDateTime;
        return Digits(year, 4).Add('-').Digits(month, 2).Add('-').Digits(day, 2);
    }

    /// <summary>"14:05:11".</summary>
    internal CivilText Time(DateTimeOffset time)
    {
        var second = (int)(time.UtcTicks % TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond);
        return Digits(second / 3600, 2).Add(':').Digits(second / 60 % 60, 2).Add(':').Digits(second % 60, 2);
    }

    internal CivilText Add(char c)
    {
        _text[_length++] = c;
        return this;
    }

    internal CivilText Add(string text)
    {
        text.CopyTo(_text[_length..]);
        _length += text.Length;
        return this;
    }

    public override readonly string ToString() => new(_text[.._length]);

    private CivilText Digits(int number, int count)
    {
        for (var at = _length + count - 1; at >= _length; at--)
        {
            _text[at] = (char)('0' + (number % 10));
            number /= 10;
        }

        _length += count;
        return this;
    }
}
