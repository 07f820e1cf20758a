using System.Globalization;

namespace ForgeryCheck.Reports;

/// <summary>The inputs that could not be read: how many, and the first of them.</summary>
internal sealed class InputsNotRead
{
    private const int Most = 6;
    private readonly List<string> _first = [];

    internal int Count { get; private set; }

    /// <summary>"2 could not be read:".</summary>
    internal string Heading => string.Create(CultureInfo.InvariantCulture, $"{Count} could not be read:");

    /// <summary>Their paths, not yet escaped.</summary>
    internal string Sources =>
        string.Join(", ", _first) + (Count > _first.Count ? string.Create(CultureInfo.InvariantCulture, $" and {Count - _first.Count} more") : "");

    internal void Add(string source)
    {
        Count++;
        if (_first.Count < Most)
        {
            _first.Add(source);
        }
    }
}
