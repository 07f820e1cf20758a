using System.Collections.Frozen;

namespace ForgeryCheck.Writing;

/// <summary>
/// The words that files, reports and options have for the members of an enum, and the way back. A word is the member's name in kebab case
/// unless another one is given, so a new member has its word at once.
/// </summary>
public sealed class EnumWords<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _words;
    private readonly FrozenDictionary<string, T> _members;

    /// <summary>Makes a table.</summary>
    /// <param name="others">Words that are not the member's name.</param>
    public EnumWords(params ReadOnlySpan<(T Member, string Word)> others)
    {
        var words = Enum.GetValues<T>().ToDictionary(member => member, member => KebabCase.Of(member.ToString()));
        foreach (var (member, word) in others)
        {
            words[member] = word;
        }

        All = [.. Enum.GetValues<T>().Select(member => words[member])];
        _words = words.ToFrozenDictionary();
        _members = words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>All words, in the order of the members' values.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The word for a member.</summary>
    public string Of(T member) => _words[member];

    /// <summary>The member that a word stands for; null where there is none.</summary>
    public T? Find(string word) => _members.TryGetValue(word, out var member) ? member : null;
}
