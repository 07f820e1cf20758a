namespace ForgeryCheck.Signatures;

/// <summary>Limits for signatures: anybody can write them, and each one costs DNS questions and computing time.</summary>
internal static class SignatureLimits
{
    /// <summary>DKIM signatures verified per message, from the top; the rest is counted.</summary>
    public const int Signatures = 10;

    /// <summary>ARC sets of a chain (RFC 8617 section 4.2.1).</summary>
    public const int ArcSets = 50;

    /// <summary>Keys asked for per message.</summary>
    public const int Keys = 64;

    /// <summary>The size of a signature field. One with a key of 16,384 bits and every field name in use has less.</summary>
    public const int FieldBytes = 1 << 14;

    /// <summary>The tags of one list; RFC 6376 defines 14.</summary>
    public const int Tags = 64;

    /// <summary>Header field names in h=.</summary>
    public const int SignedNames = 256;

    /// <summary>Header bytes that one signature covers.</summary>
    public const int SignedBytes = 1 << 17;

    /// <summary>The shortest RSA key that proves anything (RFC 8301 section 3.2).</summary>
    public const int LeastRsaBits = 1024;

    /// <summary>The longest RSA key that is used; longer ones only cost time.</summary>
    public const int MostRsaBits = 1 << 14;

    /// <summary>
    /// What may be computed for one message, as the sum of squares of key lengths, with which the work grows: as many signatures as are looked at, with
    /// keys of 4,096 bits.
    /// </summary>
    public const long Work = (Signatures + (2 * ArcSets)) * 4096L * 4096;

    /// <summary>The longest public exponent. Everybody uses 65,537; one as long as the modulus would take a minute.</summary>
    public const int ExponentBits = 64;
}
