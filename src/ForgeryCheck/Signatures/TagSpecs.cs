namespace ForgeryCheck.Signatures;

/// <summary>A tag=value list, read as strictly as RFC 6376 section 3.2 demands: with a tag twice, the whole list is invalid.</summary>
internal sealed class TagSpecs
{
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
        foreach (var range in list.AsSpan().Split(';'))
        {
            var spec = list.AsSpan()[range].Trim();
            if (spec.IsEmpty)
            {
                continue; // the end of the list, or a semicolon too many, which harms nobody
            }

            var equals = spec.IndexOf('=');
            if (equals <= 0 || specs._values.Count == SignatureLimits.Tags
                || !specs._values.TryAdd(spec[..equals].TrimEnd().ToString(), spec[(equals + 1)..].TrimStart().ToString()))
            {
                return null;
            }
        }

        return specs;
    }

    /// <summary>The value of a tag without any blanks: base64 and lists may be folded anywhere. Empty if the list lacks it.</summary>
    internal string Compact(string tag) => this[tag] is { } value ? string.Concat(value.Where(c => !char.IsWhiteSpace(c))) : "";

    /// <summary>The items of a list of words with colons between them; empty if the list lacks the tag.</summary>
    internal IReadOnlyList<string> Words(string tag) => Compact(tag).Split(':', StringSplitOptions.RemoveEmptyEntries);
}
