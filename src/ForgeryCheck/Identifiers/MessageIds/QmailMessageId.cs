namespace ForgeryCheck.Identifiers;

/// <summary>
/// qmail: yyyymmddhhmmss in UTC, process, "qmail": "20120905142200.12345.qmail@host". Source: qmail newfield.c (newfield_msgidmake).
/// </summary>
internal sealed class QmailMessageId() : IdentifierKind("qmail Message-ID", ProductName.Qmail, "qmail newfield.c")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!id.EndsWith(".qmail"u8) || !DatePrefix.TryRead(id, out var time, out var rest, out var width) || width != IdTime.Second
            || rest.Length is < 7 or > 17 || !IdDigits.Decimal.TryRead(rest[..^6], out var process))
        {
            return IdValidity.Foreign;
        }

        decoded = new DecodedId { Kind = this, UnixMilliseconds = time, WidthMilliseconds = width, Certainty = IdCertainty.Source, Process = process };
        return IdValidity.Valid;
    }
}
