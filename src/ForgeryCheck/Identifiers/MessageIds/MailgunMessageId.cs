using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Mailgun: yyyymmddhhmmss in UTC, a number, sixteen hexadecimal digits: "20150429102734.1.3F2A90B1C4D5E6F7@host". Undocumented; measured.
/// </summary>
internal sealed class MailgunMessageId() : IdentifierKind("Mailgun Message-ID", ProductName.Mailgun, "measured")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!DatePrefix.TryRead(id, out var time, out var rest, out var width) || width != IdTime.Second)
        {
            return IdValidity.Foreign;
        }

        var number = IdDigits.Decimal.Run(rest);
        if (number is < 1 or > 6 || rest.Length != number + 17 || rest[number] != '.' || !IdDigits.AnyHex.IsAll(rest[(number + 1)..]))
        {
            return IdValidity.Foreign;
        }

        decoded = new DecodedId { Kind = this, UnixMilliseconds = time, WidthMilliseconds = width, Certainty = IdCertainty.Measured };
        return IdValidity.Valid;
    }
}
