using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// The clock at the start of Exim's and Sendmail's ids, whatever follows it: providers' own builds keep the clock and change the rest. One id in a
/// hundred thousand million agrees with a date by chance.
/// </summary>
internal static class LeadingClock
{
    private const int Length = 6;
    private const int Shortest = 10;

    // The id is minted first, and the line written when the message has arrived: a slow client may take an hour.
    private const long Early = IdTime.Hour, Late = IdTime.Minute;

    /// <summary>Whether the id begins with the program's clock and its time is that of the line.</summary>
    /// <param name="program">"Exim" or "Sendmail".</param>
    /// <param name="id">The id, without brackets.</param>
    /// <param name="written">The line's date, in milliseconds since 1970.</param>
    internal static bool Agrees(string program, ReadOnlySpan<byte> id, long written)
    {
        if (id.Length < Shortest || !IdDigits.Base62.IsAll(id[..Length]))
        {
            return false;
        }

        var minted = 0L;
        var reads = program == ProductName.Exim
            ? id[Length] == '-' && IdDigits.Base62.TryRead(id[..Length], out var seconds) && (minted = seconds * IdTime.Second) > 0
            : SendmailClock.TryRead(id, written, out minted);
        return reads && written - minted is >= -Late and <= Early;
    }
}
