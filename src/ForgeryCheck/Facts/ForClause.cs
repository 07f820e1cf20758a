using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>A recipient that the "for" of a claimed line names, with a domain.</summary>
/// <param name="Hop">The line.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Address">The address without angle brackets.</param>
/// <param name="IsVisible">Whether To, Cc or their kin name it.</param>
internal readonly record struct ForClause(Hop Hop, TextSpan Span, string Address, bool IsVisible)
{
    /// <summary>The recipients at the start of a list that the same line names.</summary>
    internal static ReadOnlySpan<ForClause> OfOneLine(ReadOnlySpan<ForClause> all)
    {
        var count = 1;
        while (count < all.Length && all[count].Hop == all[0].Hop)
        {
            count++;
        }

        return all[..count];
    }
}
