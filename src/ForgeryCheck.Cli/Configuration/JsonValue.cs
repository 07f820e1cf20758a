using System.Text.Json;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>A JSON value that remembers its line, for error messages.</summary>
/// <param name="Kind">The token that it is or begins with.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record JsonValue(JsonTokenType Kind, int Line)
{
    /// <summary>The text of a string, the digits of a number.</summary>
    internal string Text { get; init; } = "";

    /// <summary>The items of an array.</summary>
    internal IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>The members of an object, in order; the line is that of the key.</summary>
    internal IReadOnlyList<(string Key, int Line, JsonValue Value)> Members { get; init; } = [];

    /// <summary>Whether it is a string.</summary>
    internal bool IsText => Kind == JsonTokenType.String;
}
