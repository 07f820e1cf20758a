using System.Text.Json;

namespace ForgeryCheck.Json;

/// <summary>
/// Strings of JSON that may be none: the parser lets half a surrogate pair pass, and bytes that are no UTF-8, and fails only when the string is
/// wanted. Here that is a null and no exception.
/// </summary>
internal static class JsonStrings
{
    /// <summary>The text of a string.</summary>
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

    /// <summary>The key of a member.</summary>
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

    /// <summary>The member of an object by its key; an undefined value where there is none, null where a key in the way is no text.</summary>
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

    /// <summary>A value as error messages show it: in one line.</summary>
    internal static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a broken text",
        _ => value.GetRawText(),
    };
}
