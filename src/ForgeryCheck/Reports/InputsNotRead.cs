using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>The inputs that could not be read: how many, and the first of them.</summary>
internal sealed class InputsNotRead
{
    private const int Most = 6;
    private readonly List<string> _first = [];
    private readonly List<string?> _reasons = [];

    internal int Count { get; private set; }

    /// <summary>"2 could not be read:".</summary>
    internal string Heading => string.Create(CultureInfo.InvariantCulture, $"{Count} could not be read:");

    /// <summary>Their paths, not yet escaped.</summary>
    internal string Sources =>
        string.Join(", ", _first) + (More > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {More} more") : "");

    /// <summary>The first of them, each with the reason; not yet escaped.</summary>
    internal IEnumerable<string> Reasons => _first.Zip(_reasons, (source, reason) => reason is null ? source : $"{source}: {reason}");

    /// <summary>How many more there are.</summary>
    internal int More => Count - _first.Count;

    internal void Add(string source, string? reason = null)
    {
        Count++;
        if (_first.Count < Most)
        {
            _first.Add(source);
            _reasons.Add(reason);
        }
    }
}
