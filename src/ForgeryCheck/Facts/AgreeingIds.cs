using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts;

/// <summary>Ids that encode the time of their line's date: they support the line, and suggest a wrong clock if that date is wrong.</summary>
internal static class AgreeingIds
{
    /// <summary>The id of a claimed line, if it agrees with the line's date; else null.</summary>
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
