using System.Globalization;
using System.Text;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Json;

namespace ForgeryCheck.Facts.Providers;

/// <summary>Reads rules/provider-facts.json.</summary>
internal static class ProviderFactsReader
{
    /// <summary>The rows, each with the hosts it applies to.</summary>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    internal static IReadOnlyList<(MailProvider Provider, string[] Hosts)> Read(byte[] json, string name)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("providers");
        var rows = new List<(MailProvider, string[])>();
        foreach (var row in table.Root.Rows("providers"))
        {
            row.KnownKeys("name", "hosts", "zone", "closed", "forms");
            rows.Add(Row(row.At($"{name}, {row.FilledText("name")}")));
        }

        return rows;
    }

    private static (MailProvider Provider, string[] Hosts) Row(JsonMembers row) => (
        new MailProvider(row.FilledText("name"), OptionalZone(row), Array.ConvertAll(row.Rows("forms"), Form), Day(row, "closed")),
        row.Texts("hosts"));

    private static ProviderZone? OptionalZone(JsonMembers row) => row.Object("zone") is { } zone ? Zone(zone.At(row.Place)) : null;

    private static ProviderZone Zone(JsonMembers row)
    {
        row.KnownKeys("is", "since", "until", "agree", "differ", "source");
        var text = row.FilledText("is");
        var (name, minutes, hasSummer) = text switch
        {
            "US/Pacific" => ("Pacific time", -480, true),
            "US/Eastern" => ("Eastern time", -300, true),
            _ => ($"UTC{text}", Offset(text, row), false),
        };
        return new ProviderZone(
            name == "UTC+0000" ? "UTC" : name, minutes, hasSummer, Day(row, "since") ?? long.MinValue, Day(row, "until"), row.Count("agree") ?? 0, row.Count("differ") ?? 0);
    }

    private static ProviderForm Form(JsonMembers row)
    {
        row.KnownKeys("is", "with", "software", "id", "own", "zone", "since", "until", "agree", "source");
        // An empty text means that the line has no such part, unlike a missing one.
        var id = row.Text("id");
        return new ProviderForm(
            row.FilledText("is"),
            Array.ConvertAll(row.Texts("with"), Encoding.UTF8.GetBytes),
            row.Text("software") is { } software ? Encoding.UTF8.GetBytes(software) : null,
            string.IsNullOrEmpty(id) ? null : Pattern(id, row),
            id is null ? null : id.Length > 0,
            row.Flag("own") ?? false,
            OptionalZone(row),
            Day(row, "since"), Day(row, "until"), row.Count("agree") ?? 0);
    }

    private static IdPattern Pattern(string text, JsonMembers row)
    {
        try
        {
            return IdPattern.Parse(text);
        }
        catch (FormatException e)
        {
            throw row.Wrong(e.Message);
        }
    }

    private static long? Day(JsonMembers row, string key) =>
        row.Text(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()
            : throw row.Wrong(key, "must be a day, yyyy-mm-dd");

    private static int Offset(string text, JsonMembers row) =>
        text.Length == 5 && text[0] is '+' or '-'
        && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= 1400
            ? (text[0] == '-' ? -1 : 1) * ((digits / 100 * 60) + (digits % 100))
            : throw row.Wrong("is", $"must be an offset (+0000), US/Pacific or US/Eastern, not \"{text}\"");
}
