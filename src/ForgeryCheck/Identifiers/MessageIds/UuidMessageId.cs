namespace ForgeryCheck.Identifiers;

/// <summary>
/// A UUID of version 1, as minted by Apple Mail of 2002 and Halon: 60 bits count 100 ns since 1582-10-15 UTC (RFC 9562 section 5.1).
/// "0b7dc460-4523-11e5-91b7-b82a72d0454d" is 2015-08-17 21:00:52 UTC.
/// </summary>
internal sealed class UuidMessageId() : IdentifierKind("UUID version 1", "UUID", "RFC 9562 section 5.1")
{
    private const int Length = 36;

    // Milliseconds from the Gregorian calendar reform to 1970.
    private const long EpochGap = 12_219_292_800_000;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length != Length || id[8] != '-' || id[13] != '-' || id[18] != '-' || id[23] != '-' || id[14] != '1'
            || !IdDigits.AnyHex.TryRead(id[..8], out var low) || !IdDigits.AnyHex.TryRead(id[9..13], out var middle)
            || !IdDigits.AnyHex.TryRead(id[15..18], out var high) || !IdDigits.AnyHex.TryRead(id[19..23], out var sequence)
            || !IdDigits.AnyHex.IsAll(id[24..]) || sequence >> 14 != 2)
        {
            return IdValidity.Foreign;
        }

        var milliseconds = (((high << 48) | (middle << 32) | low) / 10_000) - EpochGap;
        if (!IdTime.IsPlausible(milliseconds / 1000))
        {
            // Some programs write 36 random digits without setting the version: not a sign of anything.
            return IdValidity.Foreign;
        }

        decoded = new DecodedId { Kind = this, UnixMilliseconds = milliseconds, WidthMilliseconds = 1, Certainty = IdCertainty.Source };
        return IdValidity.Valid;
    }
}
