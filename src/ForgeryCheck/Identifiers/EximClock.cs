namespace ForgeryCheck.Identifiers;

/// <summary>
/// What the three kinds of Exim ids share: seconds since 1970, process and fraction of the second, in groups (receive.c, string_base62).
/// </summary>
internal static class EximClock
{
    // Exim was first released in 1995: an id with an earlier time was not minted by it.
    private const long First = 788_918_400;

    /// <summary>The id without the E before it in a Message-ID, if it has three groups of these lengths.</summary>
    internal static bool TrySplit(ReadOnlySpan<byte> id, int process, int fraction, out ReadOnlySpan<byte> groups)
    {
        groups = id.Length == process + fraction + 9 && id[0] == 'E' ? id[1..] : id;
        return groups.Length == process + fraction + 8 && groups[6] == '-' && groups[7 + process] == '-';
    }

    /// <summary>Whether a number of seconds is a possible time of an Exim id.</summary>
    internal static bool IsTime(long seconds) => seconds >= First && IdTime.IsPlausible(seconds);

    /// <summary>What is wrong with the leading time or the numbers after it.</summary>
    internal static string? Fault(ReadOnlySpan<byte> id, IdDigits digits)
    {
        var start = id.IndexOf((byte)'-') - 6;
        return start < 0 || !digits.TryRead(id.Slice(start, 6), out var seconds) ? null
            : IsTime(seconds) ? "its process number or its fraction of a second would be too large"
            : IdTime.FaultOf(seconds);
    }
}
