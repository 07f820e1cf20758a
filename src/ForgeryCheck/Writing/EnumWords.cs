using System.Runtime.CompilerServices;

namespace ForgeryCheck.Writing;

/// <summary>
/// Maps the members of an enum that counts from 0 to their words in files, reports and options, and back. A word is the member's name in kebab case
/// unless another is given, so a new member has its word at once.
/// </summary>
internal sealed class EnumWords<T>
    where T : struct, Enum
{
    private readonly T[] _members = Enum.GetValues<T>();
    private readonly string[] _words;

    /// <summary>Creates a table.</summary>
    /// <param name="others">Words that differ from the member's name.</param>
    public EnumWords(params ReadOnlySpan<(T Member, string Word)> others)
    {
        _words = Array.ConvertAll(Enum.GetNames<T>(), KebabCase.Of);
        foreach (var (member, word) in others)
        {
            _words[Number(member)] = word;
        }
    }

    /// <summary>All words, in the order of the members.</summary>
    public IReadOnlyList<string> All => _words;

    /// <summary>The word for a member.</summary>
    public string Of(T member) => _words[Number(member)];

    /// <summary>The member for a word; null if there is none.</summary>
    public T? Find(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (word.SequenceEqual(_words[i]))
            {
                return _members[i];
            }
        }

        return null;
    }

    // Avoids boxing: reports look up a dozen words each.
    private static int Number(T member) => Unsafe.SizeOf<T>() == sizeof(byte) ? Unsafe.As<T, byte>(ref member) : Unsafe.As<T, int>(ref member);
}
