using System.Globalization;

namespace ForgeryCheck.Bodies;

/// <summary>A form in which a signature covers the body.</summary>
/// <param name="IsRelaxed">Whether blanks are evened out (RFC 6376 section 3.4.4) or every byte counts (section 3.4.3).</param>
/// <param name="Limit">How many bytes of that form are covered; null for all.</param>
internal readonly record struct BodyForm(bool IsRelaxed, long? Limit)
{
    /// <summary>The form that a signature names; null if it names none.</summary>
    /// <param name="canonicalization">Its tag c: "relaxed/simple", header first. Empty, or without the second word, the body is simple.</param>
    /// <param name="limit">Its tag l; empty if there is none.</param>
    internal static BodyForm? Of(ReadOnlySpan<byte> canonicalization, ReadOnlySpan<byte> limit)
    {
        long? most = null;
        if (!limit.IsEmpty)
        {
            if (!long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            most = number;
        }

        var slash = canonicalization.IndexOf((byte)'/');
        return IsNamed(slash < 0 ? default : canonicalization[(slash + 1)..]) is { } isRelaxed ? new(isRelaxed, most) : null;
    }

    /// <summary>Whether a canonicalization is the relaxed one; null if it is unknown. Without a name it is the simple one.</summary>
    internal static bool? IsNamed(ReadOnlySpan<byte> name) =>
        name.IsEmpty || System.Text.Ascii.EqualsIgnoreCase(name, "simple"u8) ? false
        : System.Text.Ascii.EqualsIgnoreCase(name, "relaxed"u8) ? true
        : null;
}
