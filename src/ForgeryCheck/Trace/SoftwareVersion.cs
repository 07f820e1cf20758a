namespace ForgeryCheck.Trace;

/// <summary>
/// A program's version number as a line gives it, in comparable form: "8.12.10". Up to four parts are kept; a missing part compares as -1, so that
/// 8.7 is less than 8.7.0.
/// </summary>
/// <param name="Parts">The number of parts.</param>
/// <param name="A">The first part.</param>
/// <param name="B">The second part.</param>
/// <param name="C">The third part.</param>
/// <param name="D">The fourth part.</param>
internal readonly record struct SoftwareVersion(int Parts, int A, int B, int C = -1, int D = -1) : IComparable<SoftwareVersion>
{
    private const int MaxParts = 4;

    /// <summary>Whether there is no version.</summary>
    internal bool IsEmpty => Parts == 0;

    /// <summary>The version cut to its first parts.</summary>
    internal SoftwareVersion Cut(int parts) =>
        parts >= Parts ? this : new SoftwareVersion(parts, A, B, parts > 2 ? C : -1, -1);

    /// <inheritdoc/>
    public int CompareTo(SoftwareVersion other) => (A, B, C, D).CompareTo((other.A, other.B, other.C, other.D));

    /// <inheritdoc/>
    public override string ToString() => Parts switch
    {
        0 => "",
        2 => $"{A}.{B}",
        3 => $"{A}.{B}.{C}",
        _ => $"{A}.{B}.{C}.{D}",
    };

    /// <summary>
    /// The first dotted number among the words of a text: "Exim 4.69 (FreeBSD)", "AIX4.3/8.9.3p2/8.9.3", "8.12.10/8.12.10". A number that follows a
    /// letter is part of a name, and one after an underscore ("4.90_1") a patch of the same version.
    /// </summary>
    internal static SoftwareVersion Find(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (AsciiWords.IsDigit(text[at]) && (at == 0 || text[at - 1] is (byte)' ' or (byte)'/' or (byte)'(' or (byte)'\t' or (byte)'\n'))
            {
                if (Read(text[at..]) is { IsEmpty: false } version)
                {
                    return version;
                }
            }
        }

        return default;
    }

    /// <summary>Reads a number of at least two parts from the start of a text.</summary>
    internal static SoftwareVersion Read(ReadOnlySpan<byte> text)
    {
        Span<int> parts = [-1, -1, -1, -1];
        int count = 0, at = 0;
        while (count < MaxParts)
        {
            var begin = at;
            while (at < text.Length && AsciiWords.IsDigit(text[at]))
            {
                at++;
            }

            // "8.12.9.20060308": a date after the version is the vendor's own suffix.
            if (at == begin || at - begin > 5)
            {
                break;
            }

            _ = DateWords.Number(text[begin..at], out parts[count]);
            count++;
            if (at == text.Length || text[at] != '.')
            {
                break;
            }

            at++;
        }

        return count < 2 ? default : new SoftwareVersion(count, parts[0], parts[1], parts[2], parts[3]);
    }
}
