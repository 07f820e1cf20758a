using System.Text.Json;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Web.Api;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>Writes the answer of /checkv2.</summary>
internal static class CheckJson
{
    private static readonly JsonEncodedText MessageId = JsonEncodedText.Encode("message-id");

    internal static Task WriteAsync(HttpResponse response, MailServerAnswer answer, TimeSpan time) => JsonAnswer.WriteAsync(response, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("is_skipped", false);
        json.WriteNumber("score", answer.Score);
        json.WriteNumber("required_score", answer.Threshold.Score);
        json.WriteString("action", answer.Action);
        json.WriteStartObject("thresholds");
        json.WriteNumber(answer.Threshold.Action, answer.Threshold.Score);
        json.WriteEndObject();
        WriteSymbols(json, answer.Symbols);
        json.WriteStartObject("messages");
        if (answer.Action == "reject")
        {
            // What the listener says in its place.
            json.WriteString("smtp_message", StandardReplies.LooksForged.Text);
        }

        json.WriteEndObject();
        json.Put(MessageId, answer.Report.MessageId ?? "undef");
        json.WriteNumber("time_real", Math.Round(time.TotalSeconds, 6));
        WriteMilter(json, answer.Field);
        json.WriteEndObject();
    });

    private static void WriteSymbols(Utf8JsonWriter json, IReadOnlyList<Symbol> symbols)
    {
        json.WriteStartObject("symbols");
        foreach (var symbol in symbols)
        {
            json.WriteStartObject(symbol.Name);
            json.WriteString("name", symbol.Name);
            json.WriteNumber("score", symbol.Score);
            json.WriteNumber("metric_score", symbol.Score);
            json.WriteString("description", symbol.Description);
            json.WriteStartArray("options");
            foreach (var option in symbol.Options)
            {
                json.PutText(option);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // As rspamd's milter_headers does: 0 removes all fields of the name, and order 0 is the top of the header.
    private static void WriteMilter(Utf8JsonWriter json, string field)
    {
        json.WriteStartObject("milter");
        json.WriteStartObject("remove_headers");
        json.WriteNumber(XForgeryCheckField.Name, 0);
        json.WriteEndObject();
        json.WriteStartObject("add_headers");
        json.WriteStartObject(XForgeryCheckField.Name);
        json.WriteString("value", field);
        json.WriteNumber("order", 0);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
