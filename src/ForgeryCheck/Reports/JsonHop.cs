using System.Text.Json;

namespace ForgeryCheck.Reports;

/// <summary>Writes one hop of a report as a JSON object.</summary>
internal static class JsonHop
{
    internal static void Write(Utf8JsonWriter json, Hop hop, long headerOffset)
    {
        var line = hop.Line;
        json.WriteStartObject();
        json.Put("line"u8, hop.Number);
        json.WriteString("kind"u8, ReportWords.Of(line.Kind));
        json.Put("helo"u8, HostText.Of(line.Helo?.Trim(' ')));
        json.Put("rdns"u8, HostText.Reverse(line.ReverseName?.Trim(' ')));
        json.Put("ip"u8, line.Address);
        json.Put("port"u8, HopText.Port(line));
        json.Put("ident"u8, line, TraceField.Ident);
        json.Put("auth"u8, line, TraceField.Auth);
        json.Put("envelopeFrom"u8, line, TraceField.EnvelopeFrom);
        json.Put("by"u8, HostText.Of(line.By?.Trim(' ')));
        json.Put("byIp"u8, line.ByAddress);
        json.Put("via"u8, line, TraceField.Via);
        json.Put("with"u8, line, TraceField.With);
        json.Put("id"u8, line, TraceField.Id);
        WriteRecipients(json, line);
        json.Put("tls"u8, line, TraceField.Tls);
        json.Put("cipher"u8, line, TraceField.Cipher);
        json.Put("product"u8, line.Product);
        json.Put("time"u8, line.Date.Time);
        json.Put("timeText"u8, line, TraceField.Date);
        json.Put("offsetMinutes"u8, line.Date.OffsetMinutes);
        json.Put("delaySeconds"u8, HopText.Delay(hop));
        json.WriteString("status"u8, ReportWords.Of(hop.Status));
        json.WritePropertyName("raw"u8);
        json.PutUnfolded(line.Bytes.Span);
        json.Put("start"u8, headerOffset + hop.Field.Start);
        json.Put("length"u8, HopText.FieldLength(hop));
        json.WriteEndObject();
    }

    private static void WriteRecipients(Utf8JsonWriter json, ReceivedLine line)
    {
        json.WriteStartArray("for"u8);
        foreach (var span in line.ForSpans)
        {
            json.PutUnfolded(line.Bytes.Span.Slice(span.Start, span.Length));
        }

        json.WriteEndArray();
    }
}
