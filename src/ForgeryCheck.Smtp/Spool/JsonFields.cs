using System.Text.Json;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Reads properties that may be missing or null.</summary>
internal static class JsonFields
{
    internal static string? Text(this JsonElement from, ReadOnlySpan<byte> name) => Find(from, name)?.GetString();

    internal static long? Number(this JsonElement from, ReadOnlySpan<byte> name) => Find(from, name)?.GetInt64();

    internal static JsonElement? Find(this JsonElement from, ReadOnlySpan<byte> name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal static string Needed(this JsonElement from, ReadOnlySpan<byte> name) => from.Text(name) ?? throw new FormatException("a property is missing");

    internal static long NeededNumber(this JsonElement from, ReadOnlySpan<byte> name) => from.Number(name) ?? throw new FormatException("a property is missing");

    /// <summary>Writes text, or nothing where there is none.</summary>
    internal static void WriteText(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Writes a number, or nothing where there is none.</summary>
    internal static void WriteNumber(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
