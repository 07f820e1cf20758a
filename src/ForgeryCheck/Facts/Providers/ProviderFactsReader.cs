using System.Globalization;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Identifiers;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Facts.Providers;

/// <summary>Reads rules/provider-facts.json.</summary>
internal static class ProviderFactsReader
{
    /// <summary>The rows, each with the hosts it applies to.</summary>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    internal static IReadOnlyList<(MailProvider Provider, string[] Hosts)> Read(byte[] json, string name)
    {
        using var document = JsonTable.Open(json, name);
        JsonTable.KnownKeys(document.RootElement, name, "providers");
        var rows = new List<(MailProvider, string[])>();
        foreach (var row in JsonTable.List(document.RootElement, "providers", name))
        {
            JsonTable.KnownKeys(row, name, "name", "hosts", "zone", "closed", "forms");
            var provider = JsonTable.Text(row, "name", name);
            var where = $"{name}, {provider}";
            rows.Add((
                new MailProvider(
                    provider,
                    row.TryGetProperty("zone", out var zone) ? Zone(zone, where) : null,
                    [.. JsonTable.List(row, "forms", where).Select(f => Form(f, where))],
                    Day(row, "closed", where)),
                JsonTable.Strings(row, "hosts", where)));
        }

        return rows;
    }

    private static ProviderZone Zone(JsonElement row, string where)
    {
        JsonTable.KnownKeys(row, where, "is", "since", "until", "agree", "differ", "source");
        var text = JsonTable.Text(row, "is", where);
        var (name, minutes, hasSummer) = text switch
        {
            "US/Pacific" => ("Pacific time", -480, true),
            "US/Eastern" => ("Eastern time", -300, true),
            _ => ($"UTC{text}", Offset(text, where), false),
        };
        return new ProviderZone(
            name == "UTC+0000" ? "UTC" : name, minutes, hasSummer, Day(row, "since", where) ?? long.MinValue, Day(row, "until", where),
            Count(row, "agree", where), Count(row, "differ", where));
    }

    private static ProviderForm Form(JsonElement row, string where)
    {
        JsonTable.KnownKeys(row, where, "is", "with", "software", "id", "own", "zone", "since", "until", "agree", "source");
        var id = Optional(row, "id", where);
        return new ProviderForm(
            JsonTable.Text(row, "is", where),
            [.. JsonTable.Strings(row, "with", where).Select(Encoding.UTF8.GetBytes)],
            Optional(row, "software", where) is { } software ? Encoding.UTF8.GetBytes(software) : null,
            string.IsNullOrEmpty(id) ? null : Pattern(id, where),
            id is null ? null : id.Length > 0,
            Flag(row, "own", where) == true,
            row.TryGetProperty("zone", out var zone) ? Zone(zone, where) : null,
            Day(row, "since", where), Day(row, "until", where), Count(row, "agree", where));
    }

    private static IdPattern Pattern(string text, string where)
    {
        try
        {
            return IdPattern.Parse(text);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{where}: {e.Message}");
        }
    }

    // An empty text means that the line has no such part, unlike a missing one.
    private static string? Optional(JsonElement row, string key, string where) =>
        !row.TryGetProperty(key, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new FormatException($"{where}: \"{key}\" is no text");

    private static bool? Flag(JsonElement row, string key, string where) =>
        !row.TryGetProperty(key, out var value) ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new FormatException($"{where}: \"{key}\" must be true or false");

    private static int Count(JsonElement row, string key, string where) =>
        !row.TryGetProperty(key, out var value) ? 0
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 ? count
        : throw new FormatException($"{where}: \"{key}\" must be a count");

    private static long? Day(JsonElement row, string key, string where) =>
        Optional(row, key, where) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()
            : throw new FormatException($"{where}: \"{key}\" must be a day, yyyy-mm-dd");

    private static int Offset(string text, string where) =>
        text.Length == 5 && text[0] is '+' or '-'
        && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= 1400
            ? (text[0] == '-' ? -1 : 1) * ((digits / 100 * 60) + (digits % 100))
            : throw new FormatException($"{where}: \"is\" must be an offset (+0000), US/Pacific or US/Eastern, not \"{text}\"");
}
