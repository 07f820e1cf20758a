using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Mailgun: Unix time in eight hexadecimal digits, a dot, the object's address, the host: "5540b1f6.7f32ac3d1b30-in3" is 2015-04-29 10:27:02 UTC.
/// Undocumented; measured: 8 of 8 lines.
/// </summary>
internal sealed class MailgunId() : IdentifierKind(ProductName.Mailgun, ProductName.Mailgun, "measured")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length < 19 || id[8] != '.' || !IdDigits.LowerHex.TryRead(id[..8], out var seconds))
        {
            return IdValidity.Foreign;
        }

        var address = IdDigits.LowerHex.Run(id[9..]);
        if (address < 8 || id.Length < address + 11 || id[9 + address] != '-')
        {
            return IdValidity.Foreign;
        }

        return AtUnixSecond(seconds, IdCertainty.Measured, out decoded);
    }
}
