using System.Text.RegularExpressions;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>How often each word occurs in the sources of src/.</summary>
internal sealed partial class SourceWords
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public SourceWords()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            foreach (var word in Word().Matches(File.ReadAllText(file)).Select(match => match.Value))
            {
                _counts[word] = _counts.GetValueOrDefault(word) + 1;
            }
        }
    }

    /// <summary>Whether a name occurs anywhere besides its declaration.</summary>
    public bool StandsTwice(string name) => _counts.GetValueOrDefault(name) > 1;

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
