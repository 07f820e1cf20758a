namespace ForgeryCheck.Suppressions;

/// <summary>Sets aside the findings that suppressions name, before anything is weighed. Thread-safe.</summary>
internal sealed class Suppressor
{
    private readonly Entry[] _entries;
    private readonly TimeProvider _clock;

    /// <summary>Creates it.</summary>
    /// <param name="suppressions">The suppressions; those whose day has passed do not count.</param>
    /// <param name="rules">The ids of all rules.</param>
    /// <param name="clock">Tells the day.</param>
    /// <exception cref="FormatException">A suppression is invalid; the message says which and why in one line.</exception>
    internal Suppressor(IReadOnlyList<Suppression> suppressions, IEnumerable<string> rules, TimeProvider clock)
    {
        _clock = clock;
        var known = suppressions.Count == 0 ? [] : rules.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _entries = [.. suppressions.Select(one => Checked(one, known))];
    }

    /// <summary>What applies to one message; null if nothing can.</summary>
    internal MessageSuppressor? For(Chain chain)
    {
        if (_entries.Length == 0)
        {
            return null;
        }

        var now = _clock.GetUtcNow();
        return new MessageSuppressor([.. _entries.Where(one => !one.Suppression.IsOver(now))], chain);
    }

    private static Entry Checked(Suppression suppression, HashSet<string> rules)
    {
        if (!rules.Contains(suppression.Rule))
        {
            throw new FormatException($"suppression of {suppression.Rule}: no such rule");
        }

        if (string.IsNullOrWhiteSpace(suppression.Reason))
        {
            throw new FormatException($"suppression of {suppression.Rule}: has no reason");
        }

        try
        {
            return new Entry(suppression, suppression.Host is { } host ? new HostPattern(host) : null);
        }
        catch (FormatException e)
        {
            throw new FormatException($"suppression of {suppression.Rule}: {e.Message}", e);
        }
    }

    /// <summary>A suppression with its hosts; null for any host.</summary>
    internal sealed record Entry(Suppression Suppression, HostPattern? Hosts)
    {
        /// <summary>Whether a finding is one of those that are suppressed.</summary>
        internal bool Matches(Finding finding, Chain chain) =>
            finding.Rule.Id.Equals(Suppression.Rule, StringComparison.OrdinalIgnoreCase)
            && (Suppression.Outcome is null || finding.Outcome.Equals(Suppression.Outcome, StringComparison.OrdinalIgnoreCase))
            && (Hosts is null || IsOnHost(finding, chain));

        // What names no line is about the client who handed the mail in, and the boundary line records that client.
        private bool IsOnHost(Finding finding, Chain chain)
        {
            if (finding.Lines.Count == 0)
            {
                return chain.Boundary.Line is { } boundary && Has(chain, boundary);
            }

            foreach (var line in finding.Lines)
            {
                if (Has(chain, line))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Has(Chain chain, int line) => line > 0 && line <= chain.Hops.Count && Hosts!.Matches(chain.Hops[line - 1]);
    }
}
