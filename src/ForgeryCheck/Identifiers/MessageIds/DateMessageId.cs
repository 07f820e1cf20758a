namespace ForgeryCheck.Identifiers;

/// <summary>
/// A Message-ID of any program that begins with yyyymmddhhmmss or yyyymmddhhmm and a dot or hyphen: mutt, Mailgun, many scripts. Measured: 74 %
/// within a minute if read as UTC, 24 % off by whole half hours, since many use local time.
/// </summary>
internal sealed class DateMessageId() : IdentifierKind("Date in Message-ID", "any", "measured")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!DatePrefix.TryRead(id, out var time, out _, out var width))
        {
            return IdValidity.Foreign;
        }

        decoded = new DecodedId { Kind = this, UnixMilliseconds = time, WidthMilliseconds = width, Zone = IdZone.Unknown, Certainty = IdCertainty.Weak };
        return IdValidity.Valid;
    }
}
