namespace ForgeryCheck.Profiles;

/// <summary>The values of one habit, and how often each was seen.</summary>
internal sealed class HabitCounts
{
    /// <summary>With more values than this it is no habit.</summary>
    internal const int Most = 16;

    private const int Fewest = 5;
    private const double MostNew = 0.1;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The values with their counts, the most frequent first.</summary>
    internal IEnumerable<KeyValuePair<string, int>> All => _counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>Whether there are too many values to keep.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>How often any value was seen.</summary>
    internal int Total { get; private set; }

    /// <summary>
    /// Whether a value that was never seen would be a surprise. The probability that the next one is new is about the share of values seen once
    /// (Good: Biometrika 40, 1953, 237-264).
    /// </summary>
    internal bool IsSteady
    {
        get
        {
            var once = 0;
            foreach (var count in _counts.Values)
            {
                once += count == 1 ? 1 : 0;
            }

            return !IsOpen && Total >= Fewest && (once + 0.5) / (Total + 1) <= MostNew;
        }
    }

    /// <summary>Whether a value was seen.</summary>
    internal bool Has(string value) => _counts.ContainsKey(value);

    /// <summary>Adds a value.</summary>
    internal void Add(string value, int count = 1)
    {
        if (IsOpen)
        {
            return;
        }

        _counts[value] = _counts.GetValueOrDefault(value) + count;
        Total += count;
        if (_counts.Count > Most)
        {
            IsOpen = true;
            _counts.Clear();
        }
    }

    /// <summary>The values in words: "Postfix (40) and Sendmail (2)".</summary>
    public override string ToString() => string.Join(", ", All.Take(4).Select(one => $"{MailText.Clip(one.Key)} ({one.Value})"));
}
