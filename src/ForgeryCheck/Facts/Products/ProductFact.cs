using ForgeryCheck.Findings;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>What a product always, or never, writes: one row of products.json.</summary>
/// <param name="Product">The product, as in <see cref="ReceivedLine.Product"/>; null for lines that name none.</param>
/// <param name="Grade">The grade of a line that violates it.</param>
/// <param name="Kind">The kind of finding for a violation.</param>
/// <param name="Aspect">The aspect examined.</param>
/// <param name="Allowed">The values that the product writes, one bit each.</param>
/// <param name="When">Further values that a line must have for the fact to apply.</param>
/// <param name="Since">The date since which the fact holds, in Unix milliseconds; null for always.</param>
/// <param name="Found">What a violating line shows, to follow "Line 3 names Exim, but ".</param>
/// <param name="Expected">What the product writes.</param>
internal sealed record ProductFact(
    string? Product, string Grade, FindingKind Kind, LineAspect Aspect, uint Allowed, (LineAspect Aspect, uint Values)[] When,
    long? Since, string Found, string Expected)
{
    /// <summary>The name in products.json for lines that name no program.</summary>
    internal const string NoneNamed = "none named";

    /// <summary>The name under which its counts are kept: the facts of one product and grade are counted together.</summary>
    internal string Name { get; } = $"{Product ?? NoneNamed} {Grade}";

    /// <summary>Whether a line of the product conforms; null if the line does not show the aspect, which violates nothing.</summary>
    internal bool? IsKept(ShownAspects shown)
    {
        if (Since is { } since && !shown.IsSince(since))
        {
            return null;
        }

        foreach (var (aspect, values) in When)
        {
            if (!IsIn(shown[aspect], values))
            {
                return null;
            }
        }

        return shown[Aspect] == LineAspects.NotShown ? null : IsIn(shown[Aspect], Allowed);
    }

    private static bool IsIn(int value, uint values) => value != LineAspects.NotShown && (values >> value & 1) != 0;
}
