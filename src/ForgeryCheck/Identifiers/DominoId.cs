using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Lotus Domino: yyyymmddhhmmss and hundredths of the server's wall clock, a hyphen (release 5: a colon), a number: "2007041213142345-1234" is 12
/// April 2007, 13:14:23 local time. Undocumented; measured: 60 of 60 lines.
/// </summary>
internal sealed class DominoId() : IdentifierKind(ProductName.Domino, ProductName.Domino, "measured")
{
    private const int Clock = 16;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length is < Clock + 2 or > Clock + 11 || id[Clock] is not ((byte)'-' or (byte)':') || !IdDigits.Decimal.IsAll(id[..Clock])
            || !IdDigits.Decimal.TryRead(id[(Clock + 1)..], out var number))
        {
            return IdValidity.Foreign;
        }

        if (!IdTime.TryDigits(id[..14], out var wall))
        {
            return IdValidity.Impossible;
        }

        var hundredths = IdTime.Two(id[14..]);
        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = IdTime.FromLocal(wall, context) + (hundredths * 10),
            WidthMilliseconds = 10,
            Zone = IdZone.OfLine,
            Certainty = IdCertainty.Measured,
            Microseconds = hundredths * 10_000,
            Process = number,
        };
        return IdValidity.Valid;
    }
}
