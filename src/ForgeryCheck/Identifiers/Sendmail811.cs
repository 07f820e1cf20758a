using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Sendmail 8.10 and 8.11: six-digit clock, one counter digit, process of five digits or more (AIX has more). Source: sendmail/queue.c of 8.10 and
/// 8.11. "g6PEAx406664" is 2002-07-25 14:10:59 UTC, process 6664.
/// </summary>
internal sealed class Sendmail811() : IdentifierKind("Sendmail 8.11", ProductName.Sendmail, "sendmail/queue.c, assign_queueid (8.10 and 8.11)")
{
    private const int Head = SendmailClock.Length + 1;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length is < Head + 5 or > Head + 10 || !IdDigits.Base62.IsAll(id[..Head]) || !IdDigits.Decimal.TryRead(id[Head..], out var process))
        {
            return IdValidity.Foreign;
        }

        if (!SendmailClock.TryRead(id, context.Near, out var time) || IdDigits.Base62.Of(id[6]) > 59)
        {
            return IdValidity.Impossible;
        }

        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = time,
            WidthMilliseconds = IdTime.Second,
            CycleMilliseconds = SendmailClock.Cycle,
            Certainty = IdCertainty.Source,
            Process = process,
        };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id) => SendmailClock.Fault(id, counter: 1);
}
