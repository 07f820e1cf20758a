namespace ForgeryCheck.Laboratory.Tests.Paths;

/// <summary>The mail that arrived by honest paths. Some of it gets into an attacker's hands.</summary>
/// <param name="Messages">The messages by the names of their paths, with lines that end in LF.</param>
internal sealed record Arrivals(IReadOnlyDictionary<string, string> Messages)
{
    /// <summary>A message as a host took it: without that host's line, and what was added above it.</summary>
    internal string AsHandedTo(string host, string path)
    {
        var text = Messages[path];
        var by = text.LastIndexOf($"by {host} ", StringComparison.Ordinal);
        var end = by < 0 ? throw new ArgumentException($"{host} is not on the path {path}") : text.IndexOf('\n', by) + 1;
        while (text[end] is ' ' or '\t')
        {
            end = text.IndexOf('\n', end) + 1;
        }

        return text[end..];
    }
}
