using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>A recipient, with a domain, in the "for" clause of a claimed line.</summary>
/// <param name="Hop">The line.</param>
/// <param name="Span">Its position.</param>
/// <param name="Address">The address without angle brackets.</param>
/// <param name="IsVisible">Whether To, Cc or the like name it.</param>
internal readonly record struct ForClause(Hop Hop, TextSpan Span, string Address, bool IsVisible)
{
    /// <summary>The leading recipients of a list that are in the same line.</summary>
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
