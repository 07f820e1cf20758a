using System.Text;

namespace ForgeryCheck.Trace;

/// <summary>
/// The season that a zone name implies, for zones whose law is certain. Names that other countries use for another offset (Australia's EST, China's
/// CST) are distinguished by the offset.
/// </summary>
internal static class ZoneSeason
{
    /// <summary>The season that the name implies, and the one that the date implies; <see cref="Season.Unknown"/> if either is uncertain.</summary>
    internal static (Season Named, Season Real) Of(ReceivedLine line)
    {
        var date = line.Date;
        var name = Name(line);
        if (!date.HasTime || date.OffsetMinutes is not { } offset || name.Length is < 3 or > 6)
        {
            return default;
        }

        Span<byte> upper = stackalloc byte[8];
        Ascii.ToUpper(name, upper, out var length);
        ReadOnlySpan<byte> word = upper[..length];
        var named = American(word, offset);
        if (named != Season.Unknown)
        {
            return (named, SummerTime.American(date.UnixMilliseconds));
        }

        named = European(word, offset);
        return named == Season.Unknown ? default : (named, SummerTime.European(date.UnixMilliseconds));
    }

    /// <summary>Whether some country keeps the zone's standard time all year: then its name proves nothing in summer.</summary>
    internal static bool IsKeptAllYear(ReceivedLine line) => !AsciiWords.Is(Name(line), "pst"u8) && !AsciiWords.Is(Name(line), "mez"u8);

    // A name without a numeric offset ("16:03:01 EST") may mean any zone of that name, including Australia's.
    private static ReadOnlySpan<byte> Name(ReceivedLine line)
    {
        var at = line.Date.ZoneName;
        var bytes = line.Bytes.Span;
        return at.Start > 0 && bytes[at.Start - 1] == '(' ? bytes.Slice(at.Start, at.Length) : default;
    }

    // Only with the American offset of the name: Australia's EST and China's CST have others.
    private static Season American(ReadOnlySpan<byte> name, int offset)
    {
        if (name.Length != 3 || name[2] != 'T' || name[1] is not ((byte)'D' or (byte)'S'))
        {
            return Season.Unknown;
        }

        var isSummer = name[1] == 'D';
        var standard = name[0] switch
        {
            (byte)'P' => -480,
            (byte)'M' => -420,
            (byte)'C' => -360,
            (byte)'E' => -300,
            _ => int.MinValue,
        };
        return offset != standard + (isSummer ? 60 : 0) ? Season.Unknown : isSummer ? Season.Summer : Season.Winter;
    }

    private static Season European(ReadOnlySpan<byte> name, int offset) => offset switch
    {
        60 when name.SequenceEqual("BST"u8) => Season.Summer,
        60 when name.SequenceEqual("CET"u8) || name.SequenceEqual("MET"u8) || name.SequenceEqual("MEZ"u8) => Season.Winter,
        120 when name.SequenceEqual("CEST"u8) || name.SequenceEqual("MEST"u8) || name.SequenceEqual("MESZ"u8) => Season.Summer,
        120 when name.SequenceEqual("CETDST"u8) || name.SequenceEqual("METDST"u8) => Season.Summer,
        _ => Season.Unknown,
    };
}
