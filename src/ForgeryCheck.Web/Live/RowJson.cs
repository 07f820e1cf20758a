using System.Text.Json;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>Writes rows for live.js, with the words in them, which it shows as text.</summary>
internal static class RowJson
{
    /// <summary>Writes the member "rows".</summary>
    internal static void Write(Utf8JsonWriter json, IEnumerable<MessageRow> rows)
    {
        json.WriteStartArray("rows"u8);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, row.Number);
            json.WriteString("id"u8, row.Id);
            json.WriteString("received"u8, ReportTime.Iso(row.Received));
            json.WriteString("time"u8, RowWords.Time(row));
            WriteVerdict(json, row);
            json.WriteString("client"u8, row.Client);
            json.WriteString("names"u8, RowWords.Names(row));
            json.WriteString("sender"u8, RowWords.Sender(row));
            json.WriteString("recipient"u8, row.Recipient);
            json.WriteString("more"u8, RowWords.More(row));
            json.WriteString("subject"u8, RowWords.Subject(row));
            json.WriteString("size"u8, RowWords.Size(row));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the member "verdicts": of rows that were sent without one.</summary>
    internal static void WriteVerdicts(Utf8JsonWriter json, IEnumerable<MessageRow> rows)
    {
        json.WriteStartArray("verdicts"u8);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, row.Id);
            WriteVerdict(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteVerdict(Utf8JsonWriter json, MessageRow row)
    {
        json.WriteString("verdict"u8, RowWords.Class(row));
        json.WriteString("badge"u8, RowWords.Badge(row));
    }
}
