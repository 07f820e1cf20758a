using System.Text.Json;

namespace ForgeryCheck.Json;

/// <summary>
/// Reads strings that may be malformed. The parser accepts half a surrogate pair and bytes that are not UTF-8, and throws an exception only when the
/// string is read. Here the result is null instead.
/// </summary>
internal static class JsonStrings
{
    /// <summary>The text of a string value; null if it is malformed or another kind of value.</summary>
    internal static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The key of a member; null if it is malformed.</summary>
    internal static string? Key(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The member with a key; an undefined value if there is none, null if a malformed key was met in the search.</summary>
    internal static JsonElement? Member(JsonElement parent, string key)
    {
        try
        {
            return parent.TryGetProperty(key, out var value) ? value : default(JsonElement);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value as error messages show it, in one line.</summary>
    internal static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a malformed string",
        _ => value.GetRawText(),
    };
}
