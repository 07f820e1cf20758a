using System.Text;

namespace ForgeryCheck.Writing;

/// <summary>Converts our own names to the form used in files, logs and metrics.</summary>
internal static class KebabCase
{
    /// <summary>"BareLineFeed" as "bare-line-feed".</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && words.Length > 0)
            {
                words.Append('-');
            }

            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    /// <summary>The words of an enum whose members are all written in kebab case.</summary>
    public static EnumWords<T> Words<T>()
        where T : struct, Enum => Table<T>.Words;

    private static class Table<T>
        where T : struct, Enum
    {
        internal static readonly EnumWords<T> Words = new();
    }
}
