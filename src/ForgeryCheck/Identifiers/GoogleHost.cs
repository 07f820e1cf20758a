using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Whether a Google id belongs to the host that wrote the line. Until 2022 the id ended in the letters of the cluster, which the host name has too:
/// mail-pg1-f205.google.com writes "...pgk"; before 2011 the host was named after both, "fxm11" writes "11so...fxm". Undocumented; measured: 1,279 of
/// 1,279 and 266 of 266.
/// </summary>
internal static class GoogleHost
{
    /// <summary>Compares the two if both give the cluster.</summary>
    internal static IdMatch Compare(ReadOnlySpan<byte> id, ReadOnlySpan<byte> host)
    {
        var pool = Pool(host);
        if (pool.IsEmpty || !GoogleShape.TryRead(id, out var shape) || shape.Form == GoogleForm.Hexadecimal || shape.Cluster.Length < 2)
        {
            return IdMatch.NotTold;
        }

        return AsciiWords.StartsWith(shape.Cluster, pool) ? IdMatch.Agrees : IdMatch.Differs;
    }

    /// <summary>The two letters in "mail-pg1-f205.google.com".</summary>
    private static ReadOnlySpan<byte> Pool(ReadOnlySpan<byte> host)
    {
        if (!AsciiWords.StartsWith(host, "mail-"u8) || !(AsciiWords.EndsWith(host, ".google.com"u8) || AsciiWords.EndsWith(host, ".googlemail.com"u8)))
        {
            return default;
        }

        // "mail-pg1-f205", "mail-ob0-x236": two letters, a digit, then the kind and number of the host.
        var pool = host[5..];
        return pool.Length > 5 && AsciiWords.IsLetter(pool[0]) && AsciiWords.IsLetter(pool[1]) && AsciiWords.IsDigit(pool[2]) && pool[3] == '-'
            && (pool[4] | 0x20) is 'f' or 'x' ? pool[..2] : default;
    }
}
