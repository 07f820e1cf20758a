using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Exim up to 4.96 on case-insensitive file systems, macOS and Cygwin: as <see cref="Exim496"/>, in base 36 with capital letters. Source: Exim
/// string.c (BASE_62), local_scan.h. In base 62 such an id would be 500 years ahead, so the two are never confused.
/// </summary>
internal sealed class EximBase36() : IdentifierKind("Exim base 36", ProductName.Exim, "exim string.c, BASE_62 of 36 (Darwin, Cygwin)")
{
    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (!EximClock.TrySplit(id, 6, 2, out var groups) || !IdDigits.Base36.TryRead(groups[..6], out var seconds)
            || !IdDigits.Base36.TryRead(groups[7..13], out var process) || !IdDigits.Base36.IsAll(groups[14..]))
        {
            return IdValidity.Foreign;
        }

        if (!EximClock.IsTime(seconds) || process > int.MaxValue)
        {
            return IdValidity.Impossible;
        }

        decoded = AtSecond(seconds * 1000, IdCertainty.Source) with { Process = process };
        return IdValidity.Valid;
    }

    /// <inheritdoc/>
    internal override string? Fault(ReadOnlySpan<byte> id) => EximClock.Fault(id, IdDigits.Base36);
}
