using ForgeryCheck.Findings;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Products;

/// <summary>What a product always writes, or never: one row of products.json.</summary>
/// <param name="Product">The product, as <see cref="ReceivedLine.Product"/> names it; null for lines that name none.</param>
/// <param name="Grade">The grade of a line that breaks it.</param>
/// <param name="Kind">What a breach is worth.</param>
/// <param name="Aspect">What is looked at.</param>
/// <param name="Allowed">The values that the product writes, a bit each.</param>
/// <param name="When">Further values that a line must have for the fact to speak of it.</param>
/// <param name="Since">From which date on the fact holds, in Unix milliseconds; null for always.</param>
/// <param name="Found">What a line that breaks it shows, to follow "Line 3 names Exim, but ".</param>
/// <param name="Expected">What the product writes.</param>
internal sealed record ProductFact(
    string? Product, string Grade, FindingKind Kind, LineAspect Aspect, uint Allowed, (LineAspect Aspect, uint Values)[] When,
    long? Since, string Found, string Expected)
{
    /// <summary>What products.json calls lines that name no program.</summary>
    internal const string NoneNamed = "none named";

    /// <summary>What counts of the fact are kept under: the facts of a product's grade stand and fall together.</summary>
    internal string Name { get; } = $"{Product ?? NoneNamed} {Grade}";

    /// <summary>Whether a line of the product is written as the fact says; null where the line does not show it, which breaks nothing.</summary>
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
