using System.Buffers;

namespace ForgeryCheck.Signatures;

/// <summary>
/// A tag=value list, read as strictly as RFC 6376 section 3.2 demands: with a tag twice, or with anything else between its semicolons, the whole list is
/// invalid.
/// </summary>
internal sealed class TagSpecs
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    // A signature has a dozen tags, of which half are asked for.
    private readonly List<(Range Name, Range Value)> _specs = new(16);
    private readonly string _list;

    private TagSpecs(string list) => _list = list;

    /// <summary>The value of a tag, without blanks around it; null if the list lacks it.</summary>
    internal string? this[string tag]
    {
        get
        {
            foreach (var (name, value) in _specs)
            {
                if (_list.AsSpan()[name].SequenceEqual(tag))
                {
                    return _list[value];
                }
            }

            return null;
        }
    }

    /// <summary>Reads a list; null if it is none.</summary>
    internal static TagSpecs? TryRead(string list)
    {
        var specs = new TagSpecs(list);
        var (start, end) = Trimmed(list, 0, list.Length);
        end = end > start && list[end - 1] == ';' ? end - 1 : end;
        while (start <= end)
        {
            var length = list.AsSpan(start, end - start).IndexOf(';');
            var stop = length < 0 ? end : start + length;
            var equals = list.AsSpan(start, stop - start).IndexOf('=');
            if (equals < 0 || !specs.TryAdd(Trimmed(list, start, start + equals), Trimmed(list, start + equals + 1, stop)))
            {
                return null;
            }

            start = stop + 1;
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

    private bool TryAdd((int Start, int End) name, (int Start, int End) value)
    {
        var tag = _list.AsSpan(name.Start, name.End - name.Start);
        if (!IsName(tag) || _specs.Count == SignatureLimits.Tags)
        {
            return false;
        }

        foreach (var (earlier, _) in _specs)
        {
            if (_list.AsSpan()[earlier].SequenceEqual(tag))
            {
                return false;
            }
        }

        _specs.Add((name.Start..name.End, value.Start..value.End));
        return true;
    }

    private static (int Start, int End) Trimmed(string list, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(list[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(list[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private static bool IsName(ReadOnlySpan<char> name) => name is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..] && !name.ContainsAnyExcept(NameCharacters);
}
