using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// MIMEsweeper (Content Technologies SMTPRS): T, milliseconds since 1990-01-01 of the server's wall clock in ten hexadecimal digits, the server's
/// IPv4 address in eight, a counter. Undocumented; measured: exact to the second. "T585d92a5e1c0a86ee487c" is 10 January 2002, 16:10:13 at
/// 192.168.110.228.
/// </summary>
internal sealed class MimeSweeperId() : IdentifierKind(ProductName.MimeSweeper, ProductName.MimeSweeper, "measured")
{
    private const long Epoch = 631_152_000_000;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        var at = id.IndexOf((byte)'@');
        var core = at >= 0 ? id[..at] : id;
        if (core.Length is < 22 or > 23 || core[0] != 'T' || !IdDigits.LowerHex.TryRead(core[1..11], out var milliseconds)
            || !IdDigits.LowerHex.TryRead(core[11..19], out var bits) || !IdDigits.LowerHex.IsAll(core[19..]))
        {
            return IdValidity.Foreign;
        }

        var wall = Epoch + milliseconds;
        if (!IdTime.IsPlausible(wall / 1000))
        {
            return IdValidity.Impossible;
        }

        var address = new HostAddress((ulong)bits, false);
        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = IdTime.FromLocal(wall, context),
            WidthMilliseconds = 1,
            Zone = IdZone.OfLine,
            Certainty = IdCertainty.Measured,
            Address = address,
            AddressMatch = context.Address is not { } by ? IdMatch.NotTold : by == address ? IdMatch.Agrees : IdMatch.Differs,
        };
        return IdValidity.Valid;
    }
}
