using System.Globalization;
using System.Text.Json;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Reports;

/// <summary>Writes what did not count as the JSON array "suppressed": what was found, and the entry that set it aside.</summary>
internal static class JsonSuppressed
{
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<SuppressedFinding> suppressed)
    {
        json.WriteStartArray(JsonKeys.Suppressed);
        foreach (var (finding, by) in suppressed)
        {
            json.WriteStartObject();
            json.PutRepeated(JsonKeys.Rule, finding.Rule.Id);
            json.PutRepeated(JsonKeys.Name, finding.Rule.Name);
            json.Put(JsonKeys.Lines, finding.Lines);
            json.PutRepeated(JsonKeys.Outcome, finding.Outcome);
            json.Put(JsonKeys.Message, finding.Message);
            json.Put(JsonKeys.Host, by.Host);
            json.Put(JsonKeys.Reason, by.Reason);
            json.Put(JsonKeys.Until, by.Until.ToString("O", CultureInfo.InvariantCulture));
            json.Put(JsonKeys.File, by.File);
            json.Put(JsonKeys.FileLine, by.FileLine);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
