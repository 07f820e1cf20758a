using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Exim up to 4.96: tttttt-pppppp-ss in base 62, seconds at the start of the reception, process, fraction of the second.
/// Source: Exim receive.c, string.c (string_base62), local_scan.h. "1Ptyjj-0002h5-Ox" is 2011-02-28 08:45:47 UTC.
/// </summary>
internal sealed class Exim496() : IdentifierKind("Exim 4.96", ProductName.Exim, "exim receive.c, string.c (up to 4.96)")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!EximClock.TrySplit(id, 6, 2, out var groups) || !IdDigits.Base62.TryRead(groups[..6], out var seconds)
            || !IdDigits.Base62.TryRead(groups[7..13], out var process) || !IdDigits.Base62.TryRead(groups[14..], out var fraction))
        {
            return IdValidity.Foreign;
        }

        if (!EximClock.IsTime(seconds) || process > int.MaxValue)
        {
            return IdValidity.Impossible;
        }

        // Without localhost_number the fraction counts 1/2000 s; with it, 1/200 s plus 200 times that number.
        var halves = fraction < 2000;
        decoded = AtSecond(seconds * 1000, IdCertainty.Source) with
        {
            Process = process,
            Microseconds = (int)(halves ? fraction * 500 : fraction % 200 * 5000),
            HostNumber = halves ? null : (int)(fraction / 200),
        };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id) => EximClock.Fault(id, IdDigits.Base62);
}
