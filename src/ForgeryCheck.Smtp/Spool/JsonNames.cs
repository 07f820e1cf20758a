using System.Text;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>The values of an enumeration as JSON has them: "early-talk".</summary>
internal static class JsonNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Texts = Enum.GetValues<T>().ToDictionary(v => v, v => Kebab(v.ToString()));
    private static readonly Dictionary<string, T> Values = Texts.ToDictionary(t => t.Value, t => t.Key);

    /// <summary>The name of a value.</summary>
    internal static string Of(T value) => Texts[value];

    /// <summary>The value of a name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    internal static T Read(string? name) =>
        name is not null && Values.TryGetValue(name, out var value) ? value : throw new FormatException($"no {typeof(T).Name} is called so");

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
