using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Json;

/// <summary>
/// Reads the members of a JSON object as typed values. A null member counts as missing. Every other error is a <see cref="FormatException"/> whose
/// message is one line that begins with the place.
/// </summary>
/// <remarks>
/// A value that is not an object has no members, so the first required text or number is reported as missing. Lists and objects are often optional:
/// reading one of them reports that the value is not an object, so that it does not pass for an empty one.
/// </remarks>
/// <param name="element">The object.</param>
/// <param name="outer">The object that contains it; null if <paramref name="name"/> is the whole place.</param>
/// <param name="name">Where it is, for error messages: "sites.json: site 2". Only they need the whole place: the weights have some thousand objects.</param>
internal sealed class JsonMembers(JsonElement element, JsonMembers? outer, string name)
{
    private const string NoObject = "is not an object";
    private const string NeedsObject = "must be an object, { ... }";
    private const string NeedsList = "must be a list, [ ... ]";

    /// <summary>Where the object is, for error messages.</summary>
    internal string Place => outer is null ? name : $"{outer.Place}, {name}";

    /// <summary>The keys of all members, in order.</summary>
    internal string[] Keys
    {
        get
        {
            Check(NeedsObject);
            return Array.ConvertAll(Members(element), KeyOf);
        }
    }

    /// <summary>The same object with a more specific place, once a name has been read from it.</summary>
    internal JsonMembers At(string better) => new(element, null, better);

    /// <summary>Makes the error that the object is invalid.</summary>
    internal FormatException Wrong(string what) => new($"{Place}: {what}");

    /// <summary>Makes the error that a member, or a value in quotes, is invalid.</summary>
    internal FormatException Wrong(string key, string what) => Wrong($"\"{key}\" {what}");

    /// <summary>Makes the error that a member is missing.</summary>
    internal FormatException Missing(string key) => Wrong(key, "is missing");

    /// <summary>Refuses unknown keys: otherwise a misspelt "firewall" would silently have no effect.</summary>
    internal void KnownKeys(params ReadOnlySpan<string> known)
    {
        foreach (var key in Keys)
        {
            if (!known.Contains(key))
            {
                throw Wrong($"unknown key \"{key}\"; known are {string.Join(", ", known)}");
            }
        }
    }

    /// <summary>Whether the member is present.</summary>
    internal bool Has(string key) => Find(key) is not null;

    /// <summary>A text; null if missing.</summary>
    internal string? Text(string key) => Find(key) is { } value ? JsonStrings.Text(value) ?? throw Wrong(key, "is not text") : null;

    /// <summary>A required text, which may be empty.</summary>
    internal string NeededText(string key) => Text(key) ?? throw Missing(key);

    /// <summary>A required text that is not empty.</summary>
    internal string FilledText(string key) => Text(key) is { Length: > 0 } text ? text : throw Wrong(key, "is missing, or is not text");

    /// <summary>The texts in a list; empty if the list is missing.</summary>
    /// <param name="key">The list's key.</param>
    /// <param name="what">What error messages call one of them.</param>
    internal string[] Texts(string key, string what = "string") => Array.ConvertAll(
        List(key, NeedsObject, NeedsList),
        value => JsonStrings.Text(value) ?? throw Wrong(key, $"must contain {what}s only, not {JsonStrings.Show(value)}"));

    /// <summary>True or false; null if missing.</summary>
    internal bool? Flag(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(key, "must be true or false"),
    };

    /// <summary>A whole number from 0 to a limit; null if missing.</summary>
    internal long? Number(string key, long most) => Find(key) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0 && number <= most ? number
        : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from 0 to {most}"));

    /// <summary>A required whole number from 0 to a limit.</summary>
    internal long NeededNumber(string key, long most) => Number(key, most) ?? throw Missing(key);

    /// <summary>A count of observations; null if missing.</summary>
    internal int? Count(string key) => Find(key) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 ? count
        : throw Wrong(key, "must be a count");

    /// <summary>A number in a range; null if missing.</summary>
    internal double? Real(string key, double least, double most) => Find(key) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most ? number
        : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"is not a number from {least} to {most}"));

    /// <summary>A required number in a range.</summary>
    internal double NeededReal(string key, double least, double most) => Real(key, least, most) ?? throw Missing(key);

    /// <summary>Whether a member is a list of two numbers.</summary>
    internal bool IsPair(string key, out double first, out double second)
    {
        (first, second) = (0, 0);
        return Find(key) is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
            && pair[0].ValueKind == JsonValueKind.Number && pair[0].TryGetDouble(out first)
            && pair[1].ValueKind == JsonValueKind.Number && pair[1].TryGetDouble(out second);
    }

    /// <summary>A required time in UTC: "2024-05-01T10:00:00.250Z".</summary>
    internal DateTimeOffset NeededTime(string key) =>
        DateTimeOffset.TryParseExact(
            NeededText(key), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Wrong(key, "is not a time in UTC");

    /// <summary>An IP address; null if missing.</summary>
    internal HostAddress? Address(string key) => Text(key) is not { } text ? null
        : HostAddress.TryParse(text, out var address) ? address
        : throw Wrong(key, "is not an address");

    /// <summary>An object; null if missing.</summary>
    internal JsonMembers? Object(string key) => Object(key, out var value) ? new JsonMembers(value, this, key) : null;

    /// <summary>A required object.</summary>
    internal JsonMembers NeededObject(string key) => Object(key) ?? throw Missing(key);

    /// <summary>The objects in a list; empty if the list is missing.</summary>
    internal JsonMembers[] Objects(string key) =>
        Array.ConvertAll(List(key, NoObject, "is not an array"), value => new JsonMembers(value, this, key).Check(NoObject));

    /// <summary>
    /// The rows of a table, with the place of the table; empty if the list is missing. <see cref="KnownKeys"/> refuses rows that are not objects.
    /// </summary>
    internal JsonMembers[] Rows(string key) => Array.ConvertAll(List(key, NeedsObject, NeedsList), value => new JsonMembers(value, outer, name));

    /// <summary>The members of a map from names to objects; empty if the map is missing.</summary>
    internal KeyValuePair<string, JsonMembers>[] ObjectsByName(string key) => !Object(key, out var map) ? [] : Array.ConvertAll(Members(map), member =>
    {
        var own = KeyOf(member);
        return KeyValuePair.Create(own, new JsonMembers(member.Value, this, own).Check(NoObject));
    });

    private JsonMembers Check(string otherwise) => element.ValueKind == JsonValueKind.Object ? this : throw Wrong(otherwise);

    private bool Object(string key, out JsonElement value)
    {
        Check(NoObject);
        value = Find(key) ?? default;
        return value.ValueKind switch
        {
            JsonValueKind.Undefined => false,
            JsonValueKind.Object => true,
            _ => throw Wrong(key, NoObject),
        };
    }

    private JsonElement[] List(string key, string noObject, string noList)
    {
        Check(noObject);
        return Find(key) is not { } list ? [] : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : throw Wrong(key, noList);
    }

    private JsonElement? Find(string key)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var member = JsonStrings.Member(element, key) ?? throw NoTextKey();
        return member.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : member;
    }

    private string KeyOf(JsonProperty member) => JsonStrings.Key(member) ?? throw NoTextKey();

    private FormatException NoTextKey() => Wrong("a key is not text");

    private static JsonProperty[] Members(JsonElement map) => [.. map.EnumerateObject()];
}
