namespace ForgeryCheck.Identifiers;

/// <summary>
/// Sendmail since 8.10, and what is built on it (Proofpoint): a clock of six digits, one digit of a counter (two since 8.12), then the process, of
/// five digits or more (six since 8.12; AIX has more). Source: sendmail/queue.c, assign_queueid, of 8.10 to 8.18.
/// "g6PEAx406664" is 2002-07-25 14:10:59 UTC, process 6664; "h71MYGrb003274" is 2003-08-01 22:34:16 UTC, process 3274.
/// </summary>
/// <param name="release">The oldest release that mints the kind: "8.12".</param>
/// <param name="releases">All of them, in words.</param>
/// <param name="counter">Digits of the counter.</param>
/// <param name="process">The fewest digits of the process.</param>
internal sealed class SendmailQueueId(string release, string releases, int counter, int process)
    : IdentifierKind($"Sendmail {release}", ProductName.Sendmail, $"sendmail/queue.c, assign_queueid ({releases})")
{
    private const int MostProcess = 10;

    // The counter runs from 0 to 59, in base 60.
    private const int LastOfCounter = 59;

    private readonly int _head = SendmailClock.Length + counter;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length < _head + process || id.Length > _head + MostProcess || !IdDigits.Base62.IsAll(id[.._head]) || !IdDigits.Decimal.TryRead(id[_head..], out var number))
        {
            return IdValidity.Foreign;
        }

        foreach (var digit in id[SendmailClock.Length.._head])
        {
            if (IdDigits.Base62.Of(digit) > LastOfCounter)
            {
                return IdValidity.Impossible;
            }
        }

        if (!SendmailClock.TryRead(id, context.Near, out var time))
        {
            return IdValidity.Impossible;
        }

        decoded = AtSecond(time, IdCertainty.Source) with { CycleMilliseconds = SendmailClock.Cycle, Process = number };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id) => SendmailClock.Fault(id, counter);
}
