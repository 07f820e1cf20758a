using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// PowerMTA: h, then five digits of base 32 (0-9 a-v) that count half seconds modulo 2^25, so the clock wraps every 194 days; the rest is opaque.
/// Undocumented; measured by fitting. The id is minted at delivery: up to three days later than the line.
/// </summary>
internal sealed class PowerMtaId() : IdentifierKind(ProductName.PowerMta, ProductName.PowerMta, "measured")
{
    /// <summary>The period of the clock.</summary>
    public const long Cycle = (1L << 24) * IdTime.Second;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length is < 10 or > 16 || id[0] != 'h' || !IdDigits.Base32.TryRead(id[1..6], out var halves) || !IdDigits.Base32.IsAll(id[6..]))
        {
            return IdValidity.Foreign;
        }

        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = context.Near is { } near ? IdTime.NearestTurn(halves * (IdTime.Second / 2), Cycle, near) : null,
            WidthMilliseconds = IdTime.Second / 2,
            CycleMilliseconds = Cycle,
            Certainty = IdCertainty.Measured,
        };
        return IdValidity.Valid;
    }
}
