using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Reports.Exchange.Misp;

/// <summary>Writes what stands around the objects of an event. All numbers are strings, as MISP exchanges them.</summary>
internal static class MispEvent
{
    /// <summary>The distribution of what an event contains: that of the event.</summary>
    internal const string Inherited = "5";

    // Whom to show it is for people to decide.
    private const string OwnOrganisation = "0";

    // What a program found is where an analysis begins.
    private const string Initial = "0";

    // Forged mail is mass mail, for all that the header tells.
    private const string Low = "3";
    private const string Undefined = "4";

    internal static void Begin(Utf8JsonWriter json, Guid uuid)
    {
        json.WriteStartObject();
        json.WriteStartObject("Event");
        json.WriteString("uuid", uuid);
        json.WriteString("distribution", OwnOrganisation);
        json.WriteString("analysis", Initial);
        json.WriteBoolean("published", false);
        json.WriteStartArray("Object");
    }

    /// <summary>Ends it with what only the whole run tells.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="counts">The verdicts.</param>
    /// <param name="newest">The time of the newest message.</param>
    internal static void End(Utf8JsonWriter json, VerdictCounts counts, DateTimeOffset newest)
    {
        json.WriteEndArray();
        json.WriteString("info", $"ForgeryCheck: {counts.Sentence}");
        json.WriteString("date", newest.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("threat_level_id", counts.Of(Scoring.Verdict.Forged) + counts.Of(Scoring.Verdict.Suspicious) > 0 ? Low : Undefined);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
