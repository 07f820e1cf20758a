namespace ForgeryCheck.Identifiers;

/// <summary>
/// Postfix without enable_long_queue_ids: five hexadecimal digits of microseconds, then the queue file's inode, in capitals. It encodes no date, but
/// a million microseconds or more (above F423F) are impossible. Source: Postfix mail_queue.h, mail_queue.c. "B3E78B1E007" was minted 0.736888 s past
/// a second.
/// </summary>
internal sealed class PostfixShort() : IdentifierKind("Postfix short", ProductName.Postfix, "postfix src/global/mail_queue.h")
{
    private const int Head = 5;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length is <= Head or > Head + 15 || !IdDigits.UpperHex.TryRead(id[..Head], out var microseconds)
            || !IdDigits.UpperHex.TryRead(id[Head..], out var inode))
        {
            return IdValidity.Foreign;
        }

        if (microseconds > 999_999)
        {
            return IdValidity.Impossible;
        }

        decoded = new DecodedId
        {
            Kind = this,
            Certainty = IdCertainty.Source,
            Microseconds = (int)microseconds,
            Inode = inode,
        };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id) => IdDigits.UpperHex.TryRead(id[..Head], out var microseconds)
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"its first five digits would be {microseconds:N0} microseconds, and a second has only a million")
        : null;
}
