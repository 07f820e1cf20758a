namespace ForgeryCheck.Identifiers;

/// <summary>
/// Sendmail 8.9 and older: a letter for the server's hour (A is midnight), two counter letters, process of five digits or more. Source:
/// sendmail/queue.c of 8.6 to 8.9. "SAA25503" is some time from 18:00 to 18:59, process 25503.
/// </summary>
internal sealed class SendmailHour() : IdentifierKind("Sendmail 8.9", ProductName.Sendmail, "sendmail/queue.c, queuename (8.6 to 8.9)")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length is < 8 or > 13 || !IsUpper(id[0]) || !IsUpper(id[1]) || !(IsUpper(id[2]) || id[2] == '~')
            || !IdDigits.Decimal.TryRead(id[3..], out var process))
        {
            return IdValidity.Foreign;
        }

        var hour = id[0] - 'A';
        if (hour > 23)
        {
            return IdValidity.Impossible;
        }

        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = Moment(hour, context),
            WidthMilliseconds = IdTime.Hour,
            CycleMilliseconds = IdTime.Day,
            Zone = IdZone.OfLine,
            Certainty = IdCertainty.Source,
            HourOfDay = hour,
            Process = process,
        };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id) => $"its first letter, {(char)id[0]}, is not an hour: the hours are A to X";

    /// <summary>That hour on the day for which its middle is nearest to the line's date.</summary>
    private static long? Moment(int hour, in IdContext context)
    {
        if (context.Near is not { } near)
        {
            return null;
        }

        var start = IdTime.FromLocal(hour * IdTime.Hour, context);
        return IdTime.NearestTurn(start, IdTime.Day, near - (IdTime.Hour / 2));
    }

    private static bool IsUpper(byte c) => c is >= (byte)'A' and <= (byte)'Z';
}
