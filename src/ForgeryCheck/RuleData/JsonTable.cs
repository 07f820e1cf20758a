using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.RuleData;

/// <summary>Reads the JSON tables of rules/ and says in one line what is wrong with one. Comments and final commas are allowed.</summary>
internal static class JsonTable
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 16,
    };

    /// <summary>Opens a table: an object.</summary>
    /// <exception cref="FormatException">It is no JSON, or no object.</exception>
    internal static JsonDocument Open(byte[] json, string name)
    {
        var mark = json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.AsMemory(mark), Options);
        }
        catch (JsonException e)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: no valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"));
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            document.Dispose();
            throw new FormatException($"{name}: must be an object, {{ ... }}");
        }

        return document;
    }

    /// <summary>A list by its key; empty where it is not there and need not be.</summary>
    internal static IEnumerable<JsonElement> List(JsonElement parent, string key, string where)
    {
        if (!parent.TryGetProperty(key, out var list))
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new FormatException($"{where}: \"{key}\" must be a list, [ ... ]");
    }

    /// <summary>A list of strings by its key.</summary>
    internal static string[] Strings(JsonElement parent, string key, string where) =>
        [.. List(parent, key, where).Select(e => e.ValueKind == JsonValueKind.String
            ? e.GetString()!
            : throw new FormatException($"{where}: \"{key}\" must hold strings, not {e.GetRawText()}"))];

    /// <summary>A text by its key.</summary>
    internal static string Text(JsonElement parent, string key, string where) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out var value)
            && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"{where}: \"{key}\" is missing, or is no text");

    /// <summary>Refuses keys that are not known: a misspelt "firewall" would be silently without effect.</summary>
    internal static void KnownKeys(JsonElement element, string where, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{where}: must be an object, {{ ... }}");
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new FormatException($"{where}: unknown key \"{property.Name}\"; known are {string.Join(", ", known.ToArray())}");
            }
        }
    }
}
