namespace ForgeryCheck.Identifiers;

/// <summary>The digits yyyymmddhhmmss or yyyymmddhhmm, and a dot or hyphen, with which many Message-IDs begin.</summary>
internal static class DatePrefix
{
    /// <summary>Parses them as UTC.</summary>
    /// <param name="id">The Message-ID.</param>
    /// <param name="time">The moment, in milliseconds since 1970.</param>
    /// <param name="rest">What follows the dot or hyphen.</param>
    /// <param name="width">The resolution: a second or a minute, in milliseconds.</param>
    internal static bool TryRead(ReadOnlySpan<byte> id, out long time, out ReadOnlySpan<byte> rest, out long width)
    {
        time = width = 0;
        rest = default;
        var digits = IdDigits.Decimal.Run(id);
        if (digits is not (12 or 14) || id.Length == digits || id[digits] is not ((byte)'.' or (byte)'-')
            || !IdTime.TryDigits(id[..digits], out time) || !IdTime.IsPlausible(time / 1000))
        {
            return false;
        }

        rest = id[(digits + 1)..];
        width = digits == 14 ? IdTime.Second : IdTime.Minute;
        return true;
    }
}
