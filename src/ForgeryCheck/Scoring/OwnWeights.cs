using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>A finding about the client or the author shows its weight for that question; it has none for the lines.</summary>
internal static class OwnWeights
{
    /// <summary>The findings on a message, each with its own weight.</summary>
    /// <param name="findings">The findings as they count for the lines.</param>
    /// <param name="client">The answer about the client.</param>
    /// <param name="author">The answer about the author.</param>
    internal static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, Answer client, Answer author)
    {
        Finding[]? own = null;
        Take(client.Findings);
        Take(author.Findings);
        return own ?? findings;

        void Take(IReadOnlyList<Finding> answering)
        {
            for (var i = 0; i < answering.Count; i++)
            {
                var weighed = answering[i];
                if (weighed.IsOfClient || weighed.Rule.Family == RuleFamily.Author)
                {
                    own ??= [.. findings];
                    own[IndexOf(own, weighed)] = weighed;
                }
            }
        }
    }

    private static int IndexOf(Finding[] findings, Finding weighed)
    {
        var at = 0;
        while (findings[at].Rule != weighed.Rule || findings[at].Grade != weighed.Grade || findings[at].Fact != weighed.Fact)
        {
            at++;
        }

        return at;
    }
}
