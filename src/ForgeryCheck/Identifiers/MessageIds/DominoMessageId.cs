namespace ForgeryCheck.Identifiers;

/// <summary>
/// Lotus Domino: "OF", a replica id, "-ON", a note id of the same form; each is two words of eight hexadecimal capitals, Domino's TIMEDATE:
/// the low 24 bits of one are the Julian day, the other counts 1/100 s since midnight UTC. Source: Notes C API (TIMEDATE); few samples.
/// </summary>
internal sealed class DominoMessageId() : IdentifierKind("Domino Message-ID", ProductName.Domino, "Notes C API, TIMEDATE; measured")
{
    private const int Short = 39;
    private const int Long = Short + 18;
    private const long JulianDayOf1970 = 2_440_588;
    private const long HundredthsOfDay = 8_640_000;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length is not (Short or Long) || !id.StartsWith("OF"u8) || !IsPair(id[2..19]) || !id[19..].StartsWith("-ON"u8) || !IsPair(id[22..Short])
            || (id.Length == Long && (id[Short] != '-' || !IsPair(id[(Short + 1)..]))))
        {
            return IdValidity.Foreign;
        }

        // With three pairs the second is the time, with two the first.
        var time = id.Length == Long ? id[22..Short] : id[2..19];
        IdDigits.UpperHex.TryRead(time[..8], out var day);
        IdDigits.UpperHex.TryRead(time[9..], out var hundredths);
        var milliseconds = (((day & 0xFF_FFFF) - JulianDayOf1970) * IdTime.Day) + (hundredths * 10);
        if (hundredths >= HundredthsOfDay || !IdTime.IsPlausible(milliseconds / 1000))
        {
            return IdValidity.Impossible;
        }

        decoded = new DecodedId { Kind = this, UnixMilliseconds = milliseconds, WidthMilliseconds = 10, Certainty = IdCertainty.Weak };
        return IdValidity.Valid;
    }

    private static bool IsPair(ReadOnlySpan<byte> text) => text[8] == '.' && IdDigits.UpperHex.IsAll(text[..8]) && IdDigits.UpperHex.IsAll(text[9..]);
}
