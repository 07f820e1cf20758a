using System.Globalization;
using System.Text.Json;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Reports;

/// <summary>The members of a JSON object, read with their types: null where a member is not there or null, an error where it is of another type.</summary>
internal sealed class JsonMembers
{
    private readonly JsonElement _element;
    private readonly string _where;

    internal JsonMembers(JsonElement element, string where)
    {
        (_element, _where) = (element, where);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{where}: is no object");
        }
    }

    internal FormatException Missing(string key) => new($"{_where}: \"{key}\" is missing");

    internal FormatException Wrong(string key, string what) => new($"{_where}: \"{key}\" is {what}");

    internal string Needed(string key, Func<string, string?> read) => read(key) ?? throw Missing(key);

    internal string? Text(string key) => Member(key, JsonValueKind.String, "no text") is { } value ? Text(key, value) : null;

    internal HostAddress? Address(string key) => Text(key) switch
    {
        null => null,
        var text => HostAddress.TryParse(text, out var address) ? address : throw Wrong(key, "no address"),
    };

    internal int? Port(string key) => (int?)Number(key, ushort.MaxValue);

    /// <summary>A whole number from 0 up.</summary>
    internal long? Number(string key, long most) => Member(key, JsonValueKind.Number, "no number") switch
    {
        null => null,
        { } value => value.TryGetInt64(out var number) && number >= 0 && number <= most
            ? number
            : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"no whole number from 0 to {most}")),
    };

    /// <summary>A time in UTC: "2024-05-01T10:00:00.250Z".</summary>
    internal DateTimeOffset? Time(string key) => Text(key) switch
    {
        null => null,
        var text => DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : throw Wrong(key, "no time in UTC"),
    };

    internal JsonMembers? Object(string key) =>
        Member(key, JsonValueKind.Object, "no object") is { } value ? new JsonMembers(value, $"{_where}, {key}") : null;

    internal IEnumerable<JsonMembers> Objects(string key) =>
        Member(key, JsonValueKind.Array, "no array") is { } array ? array.EnumerateArray().Select(e => new JsonMembers(e, $"{_where}, {key}")) : [];

    internal string[] Texts(string key) => Member(key, JsonValueKind.Array, "no array") is { } array
        ? [.. array.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? Text(key, e) : throw Wrong(key, "no array of texts"))]
        : [];

    private JsonElement? Member(string key, JsonValueKind kind, string otherwise) =>
        !_element.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == kind ? value
        : throw Wrong(key, otherwise);

    private string Text(string key, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            throw new FormatException(Wrong(key, "no text").Message, e);
        }
    }
}
