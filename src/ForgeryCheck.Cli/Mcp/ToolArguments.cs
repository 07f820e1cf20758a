using System.Text.Json;

namespace ForgeryCheck.Cli.Mcp;

/// <summary>The arguments of a call, which need not be what the schema of the tool asks for.</summary>
/// <param name="values">The values by name; null for none.</param>
internal sealed class ToolArguments(IDictionary<string, JsonElement>? values)
{
    private const int MostItems = 1000;

    /// <summary>A text that has to be there.</summary>
    /// <exception cref="ToolException">It is not.</exception>
    internal string Text(string name) => OptionalText(name) ?? throw new ToolException($"{name} is missing");

    /// <summary>One of several words; the first if it is not there.</summary>
    /// <exception cref="ToolException">It is another.</exception>
    internal string Word(string name, params string[] words) =>
        OptionalText(name) is not { } word ? words[0]
        : words.Contains(word, StringComparer.Ordinal) ? word
        : throw new ToolException($"{name} must be {string.Join(" or ", words)}");

    /// <summary>Texts; none if they are not there.</summary>
    /// <exception cref="ToolException">The value is not an array of strings.</exception>
    internal IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array when array.GetArrayLength() <= MostItems && array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. array.EnumerateArray().Select(TextOf)],
        _ => throw new ToolException($"{name} must be an array of strings"),
    };

    /// <summary>Checks that nothing else is there: an assistant that misspells an argument has to learn that it had no effect.</summary>
    /// <exception cref="ToolException">Something is.</exception>
    internal void AllowOnly(params ReadOnlySpan<string> names)
    {
        foreach (var name in values?.Keys ?? [])
        {
            if (!names.Contains(name))
            {
                throw new ToolException($"{name}: no such argument; there are {string.Join(", ", names)}");
            }
        }
    }

    private string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => TextOf(text),
        _ => throw new ToolException($"{name} must be a string"),
    };

    private JsonElement? Find(string name) => values is not null && values.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which JSON can spell and no text can have (RFC 8259 section 8.2).
            throw new ToolException("a string is not Unicode text");
        }
    }
}
