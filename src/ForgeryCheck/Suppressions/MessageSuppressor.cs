namespace ForgeryCheck.Suppressions;

/// <summary>Sets aside the suppressed findings of one message, and collects them for its report.</summary>
internal sealed class MessageSuppressor(Suppressor.Entry[] entries, Chain chain)
{
    private readonly List<SuppressedFinding> _suppressed = [];

    /// <summary>What was set aside, in the order of the rules.</summary>
    internal IReadOnlyList<SuppressedFinding> Suppressed => _suppressed;

    /// <summary>The findings that count.</summary>
    internal IReadOnlyList<Finding> Keep(IReadOnlyList<Finding> findings)
    {
        List<Finding> kept = [];
        foreach (var finding in findings)
        {
            var by = Array.Find(entries, one => one.Matches(finding, chain));
            if (by is null)
            {
                kept.Add(finding);
            }
            else
            {
                _suppressed.Add(new SuppressedFinding(finding, by.Suppression));
            }
        }

        return kept.Count == findings.Count ? findings : kept;
    }
}
