namespace ForgeryCheck.Identifiers;

/// <summary>
/// The two lines that qmail writes for one hop: "(qmail PID invoked from network); D" above "from … by HOST with SMTP; D". They have no ids but one
/// clock: qmail-smtpd starts qmail-queue as soon as it has written its line. Source: qmail received.c, qmail-queue.c; measured: 412 of 414 pairs are
/// equal to the second.
/// </summary>
/// <param name="Process">The process that queued the message.</param>
/// <param name="SkewMilliseconds">The upper line's time minus the lower's.</param>
internal readonly record struct QmailPair(long Process, long SkewMilliseconds)
{
    /// <summary>Reads two adjacent lines; false if they are not such a pair or lack a time.</summary>
    public static bool TryRead(ReceivedLine upper, ReceivedLine lower, out QmailPair pair)
    {
        ArgumentNullException.ThrowIfNull(upper);
        ArgumentNullException.ThrowIfNull(lower);
        pair = default;
        if (!upper.Date.HasTime || !lower.Date.HasTime || lower.Product != ProductName.Qmail || !lower.Has(TraceField.By) || lower.Has(TraceField.Id)
            || !TryInvocation(upper.Bytes.Span, out var process, out var isFromNetwork) || !isFromNetwork)
        {
            return false;
        }

        pair = new QmailPair(process, upper.Date.UnixMilliseconds - lower.Date.UnixMilliseconds);
        return true;
    }

    /// <summary>Reads "(qmail PID invoked from network)", "(… invoked by uid N)", "(… invoked by alias)", "(… invoked for bounce)".</summary>
    internal static bool TryInvocation(ReadOnlySpan<byte> line, out long process, out bool isFromNetwork)
    {
        process = 0;
        isFromNetwork = false;
        line = line.TrimStart(" \t\r\n"u8);
        if (!line.StartsWith("(qmail "u8))
        {
            return false;
        }

        var rest = line[7..];
        var digits = IdDigits.Decimal.Run(rest);
        if (digits is < 1 or > 10 || !rest[digits..].StartsWith(" invoked "u8) || !IdDigits.Decimal.TryRead(rest[..digits], out process))
        {
            return false;
        }

        isFromNetwork = rest[(digits + 9)..].StartsWith("from network)"u8);
        return true;
    }
}
