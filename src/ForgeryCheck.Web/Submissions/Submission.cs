namespace ForgeryCheck.Web.Submissions;

/// <summary>A form that a client submitted: texts and files, and fields with what it says about them.</summary>
internal sealed class Submission : IDisposable
{
    private readonly List<SubmittedInput> _inputs = [];
    private readonly Dictionary<string, List<string>> _fields = new(StringComparer.Ordinal);

    /// <summary>What is to be analyzed.</summary>
    internal IReadOnlyList<SubmittedInput> Inputs => _inputs;

    /// <summary>The length of all fields together, in bytes.</summary>
    internal long FieldBytes { get; set; }

    /// <summary>The names of all fields.</summary>
    internal IEnumerable<string> Names => _fields.Keys;

    /// <summary>The values of a field; empty if it was not submitted.</summary>
    internal IReadOnlyList<string> this[string field] => _fields.TryGetValue(field, out var values) ? values : [];

    /// <summary>The last value of a field; null if it was not submitted or is blank.</summary>
    internal string? Last(string field) => this[field] is [.., { } value] && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <inheritdoc/>
    public void Dispose() => _inputs.ForEach(input => input.Content.Dispose());

    internal void Add(SubmittedInput input) => _inputs.Add(input);

    internal void Add(string field, string value)
    {
        if (!_fields.TryGetValue(field, out var values))
        {
            _fields[field] = values = [];
        }

        values.Add(value);
    }
}
