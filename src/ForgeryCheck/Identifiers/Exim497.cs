namespace ForgeryCheck.Identifiers;

/// <summary>
/// Exim 4.97 and newer: tttttt-ppppppppppp-ssss in base 62, seconds at the start of the reception, process, microseconds.
/// Source: Exim receive.c, local_scan.h, ChangeLog of 4.97 (JH/29). "16VDhn-000000001bo-D342" has localhost_number 6.
/// </summary>
internal sealed class Exim497() : IdentifierKind("Exim 4.97", ProductName.Exim, "exim receive.c, local_scan.h (4.97 and newer)")
{
    // localhost_number is 0 to 10 (Exim's specification, section 14.24); each has half a million steps of 2 microseconds.
    private const long MaxFraction = 11 * 500_000;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!EximClock.TrySplit(id, 11, 4, out var groups) || !IdDigits.Base62.TryRead(groups[..6], out var seconds)
            || !IdDigits.Base62.IsAll(groups[7..18]) || !IdDigits.Base62.TryRead(groups[19..], out var fraction))
        {
            return IdValidity.Foreign;
        }

        if (!EximClock.IsTime(seconds) || !IdDigits.Base62.TryRead(groups[7..18], out var process) || process > uint.MaxValue || fraction >= MaxFraction)
        {
            return IdValidity.Impossible;
        }

        var plain = fraction < 1_000_000;
        decoded = AtSecond(seconds * 1000, IdCertainty.Source) with
        {
            Process = process,
            Microseconds = (int)(plain ? fraction : fraction % 500_000 * 2),
            HostNumber = plain ? null : (int)(fraction / 500_000),
        };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id) => EximClock.Fault(id, IdDigits.Base62);
}
