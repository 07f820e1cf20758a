using System.Buffers;

namespace ForgeryCheck.Signatures;

/// <summary>
/// A tag=value list, read as strictly as RFC 6376 section 3.2 demands: with a tag twice, or with anything else between its semicolons, the whole list is
/// invalid.
/// </summary>
internal sealed class TagSpecs
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private TagSpecs()
    {
    }

    /// <summary>The value of a tag, without blanks around it; null if the list lacks it.</summary>
    internal string? this[string tag] => _values.GetValueOrDefault(tag);

    /// <summary>Reads a list; null if it is none.</summary>
    internal static TagSpecs? TryRead(string list)
    {
        var specs = new TagSpecs();
        var rest = list.AsSpan().Trim();
        rest = rest.EndsWith(";") ? rest[..^1] : rest;
        foreach (var range in rest.Split(';'))
        {
            var spec = rest[range];
            var equals = spec.IndexOf('=');
            var name = equals < 0 ? default : spec[..equals].Trim();
            if (!IsName(name) || specs._values.Count == SignatureLimits.Tags || !specs._values.TryAdd(name.ToString(), spec[(equals + 1)..].Trim().ToString()))
            {
                return null;
            }
        }

        return specs;
    }

    /// <summary>The value of a tag without any blanks: base64 and lists may be folded anywhere. Empty if the list lacks it.</summary>
    internal string Compact(string tag)
    {
        if (this[tag] is not { } value)
        {
            return "";
        }

        var kept = value.Length <= 512 ? stackalloc char[value.Length] : new char[value.Length];
        var count = 0;
        foreach (var c in value)
        {
            if (!char.IsWhiteSpace(c))
            {
                kept[count++] = c;
            }
        }

        return count == value.Length ? value : new string(kept[..count]);
    }

    /// <summary>The items of a list of words with colons between them; empty if the list lacks the tag.</summary>
    internal IReadOnlyList<string> Words(string tag) => Compact(tag).Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsName(ReadOnlySpan<char> name) => name is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..] && !name.ContainsAnyExcept(NameCharacters);
}
