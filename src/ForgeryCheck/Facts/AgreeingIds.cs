using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts;

/// <summary>Ids that hold the time of their line's date: they speak for the line, and for a wrong clock where that date is wrong.</summary>
internal static class AgreeingIds
{
    /// <summary>The id of a claimed line, where it agrees with the line's date; else null.</summary>
    internal static ClaimedId? Of(MessageFacts facts, Hop hop)
    {
        if (!hop.IsClaimed)
        {
            return null;
        }

        foreach (var id in facts.Ids)
        {
            if (id.Hop == hop)
            {
                return id.AgreesWithDate() is not null ? id : null;
            }
        }

        return null;
    }
}
