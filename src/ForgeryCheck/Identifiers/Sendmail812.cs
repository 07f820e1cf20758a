using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Sendmail 8.12 and newer, and its derivatives (Proofpoint): six-digit clock, two counter digits, process of six digits or more. Source:
/// sendmail/queue.c of 8.12 to 8.18. "h71MYGrb003274" is 2003-08-01 22:34:16 UTC, process 3274.
/// </summary>
internal sealed class Sendmail812() : IdentifierKind("Sendmail 8.12", ProductName.Sendmail, "sendmail/queue.c, assign_queueid (8.12 to 8.18)")
{
    private const int Head = SendmailClock.Length + 2;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length is < Head + 6 or > Head + 10 || !IdDigits.Base62.IsAll(id[..Head]) || !IdDigits.Decimal.TryRead(id[Head..], out var process))
        {
            return IdValidity.Foreign;
        }

        if (!SendmailClock.TryRead(id, context.Near, out var time) || IdDigits.Base62.Of(id[6]) > 59 || IdDigits.Base62.Of(id[7]) > 59)
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
    internal override string? Fault(ReadOnlySpan<byte> id) => SendmailClock.Fault(id, counter: 2);
}
