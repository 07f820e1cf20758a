using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>Formats times and durations for reports.</summary>
internal static class ReportTime
{
    /// <summary>The bytes that <see cref="Write"/> needs.</summary>
    internal const int Length = 28;

    /// <summary>"2024-05-01T10:00:00Z"; with milliseconds unless they are 0.</summary>
    internal static string Iso(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return System.Text.Encoding.ASCII.GetString(bytes[..Write(time, bytes)]);
    }

    internal static int Write(DateTimeOffset time, Span<byte> bytes)
    {
        var utc = time.UtcDateTime;
        // "2024-05-01T10:00:00.0000000Z": the format that .NET writes fastest.
        utc.TryFormat(bytes, out _, "O", CultureInfo.InvariantCulture);
        var written = "2024-05-01T10:00:00".Length;
        if (utc.Millisecond is var ms and not 0)
        {
            bytes[written++] = (byte)'.';
            bytes[written++] = (byte)('0' + (ms / 100));
            bytes[written++] = (byte)('0' + (ms / 10 % 10));
            bytes[written++] = (byte)('0' + (ms % 10));
        }

        bytes[written++] = (byte)'Z';
        return written;
    }

    /// <summary>For people: "2024-05-01 10:00:00 UTC".</summary>
    internal static string Plain(DateTimeOffset time) => Clock(time) + " UTC";

    /// <summary>"2024-05-01 10:00:00", in UTC.</summary>
    internal static string Clock(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A delay in at most seven characters: "+2 s", "-41 s", "+2m05s", "-3h10m", "+12d04h", "+40 y".</summary>
    internal static string Delay(double seconds)
    {
        var sign = seconds < 0 ? '-' : '+';
        var s = double.IsFinite(seconds) ? (decimal)Math.Min(Math.Abs(seconds), 1e12) : 0;
        return FormattableString.Invariant(s switch
        {
            0 => $"0 s",
            < 10 when s != Math.Floor(s) => $"{sign}{s:0.0} s",
            < 60 => $"{sign}{Math.Floor(s)} s",
            < 3600 => $"{sign}{Math.Floor(s / 60)}m{Math.Floor(s % 60):00}s",
            < 86_400 => $"{sign}{Math.Floor(s / 3600)}h{Math.Floor(s % 3600 / 60):00}m",
            < 100 * 86_400 => $"{sign}{Math.Floor(s / 86_400)}d{Math.Floor(s % 86_400 / 3600):00}h",
            < 1000 * 86_400 => $"{sign}{Math.Floor(s / 86_400)} d",
            _ => $"{sign}{Math.Floor(s / 31_556_952)} y",
        });
    }
}
