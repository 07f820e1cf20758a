namespace ForgeryCheck.Identifiers;

/// <summary>
/// Postfix with enable_long_queue_ids: seconds in base 52 (six digits or more), microseconds (four), z, inode in base 51. The queue file is created
/// after the line's date was taken (MAIL FROM), so the id may be some seconds later than its line. Source: Postfix mail_queue.h, safe_ultostr.c.
/// "4VHgMm1d1DzyQf" is 2024-04-14 19:28:52.23 UTC.
/// </summary>
internal sealed class PostfixLong() : IdentifierKind("Postfix long", ProductName.Postfix, "postfix src/global/mail_queue.h, src/util/safe_ultostr.c")
{
    // Postfix (as VMailer) was released in 1998.
    private const long First = 883_612_800;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;

        // No digit of the inode is a z, so the last z is the separator (mail_queue.h, MQID_LG_INUM_SEP).
        var z = id.LastIndexOf((byte)'z');
        if (z is < 10 or > 12 || z == id.Length - 1 || id.Length > z + 13 || !IdDigits.Base52.TryRead(id[..(z - 4)], out var seconds)
            || !IdDigits.Base52.TryRead(id[(z - 4)..z], out var microseconds) || !IdDigits.Base51.TryRead(id[(z + 1)..], out var inode))
        {
            return IdValidity.Foreign;
        }

        if (microseconds > 999_999 || seconds < First || !IdTime.IsPlausible(seconds))
        {
            return IdValidity.Impossible;
        }

        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = (seconds * 1000) + (microseconds / 1000),
            WidthMilliseconds = 1,
            Certainty = IdCertainty.Source,
            Microseconds = (int)microseconds,
            Inode = inode,
        };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id)
    {
        var z = id.LastIndexOf((byte)'z');
        return !IdDigits.Base52.TryRead(id[..(z - 4)], out var seconds) || !IdDigits.Base52.TryRead(id[(z - 4)..z], out var microseconds) ? null
            : microseconds > 999_999
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the digits before its z would be {microseconds:N0} microseconds, and a second has only a million")
            : IdTime.FaultOf(seconds);
    }
}
