using System.Globalization;

namespace ForgeryCheck.Signatures;

/// <summary>The number of an ARC set (RFC 8617 section 4.2.1).</summary>
internal static class ArcInstance
{
    /// <summary>The number that a text gives; 0 if it gives none from 1 to 50.</summary>
    internal static int Of(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= SignatureLimits.ArcSets ? number : 0;
}
