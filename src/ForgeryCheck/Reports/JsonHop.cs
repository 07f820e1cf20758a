using System.Text.Json;

namespace ForgeryCheck.Reports;

/// <summary>Writes one hop of a report as a JSON object.</summary>
internal static class JsonHop
{
    internal static void Write(Utf8JsonWriter json, Hop hop, long headerOffset)
    {
        var line = hop.Line;
        json.WriteStartObject();
        json.Put(JsonKeys.Line, hop.Number);
        json.PutRepeated(JsonKeys.Kind, ReportWords.Of(line.Kind));
        json.Put(JsonKeys.Helo, HostText.Of(line.Helo?.Trim(' ')));
        json.Put(JsonKeys.Rdns, HostText.Reverse(line.ReverseName?.Trim(' ')));
        json.Put(JsonKeys.Ip, line.Address);
        json.Put(JsonKeys.Port, HopText.Port(line));
        json.Put(JsonKeys.Ident, line, TraceField.Ident);
        json.Put(JsonKeys.Auth, line, TraceField.Auth);
        json.Put(JsonKeys.EnvelopeFrom, line, TraceField.EnvelopeFrom);
        json.Put(JsonKeys.By, HostText.Of(line.By?.Trim(' ')));
        json.Put(JsonKeys.ByIp, line.ByAddress);
        json.Put(JsonKeys.Via, line, TraceField.Via);
        json.Put(JsonKeys.With, line, TraceField.With);
        json.Put(JsonKeys.Id, line, TraceField.Id);
        WriteRecipients(json, line);
        json.Put(JsonKeys.Tls, line, TraceField.Tls);
        json.Put(JsonKeys.Cipher, line, TraceField.Cipher);
        json.PutRepeated(JsonKeys.Product, line.Product);
        json.Put(JsonKeys.Time, line.Date.Time);
        json.Put(JsonKeys.TimeText, line, TraceField.Date);
        json.Put(JsonKeys.OffsetMinutes, line.Date.OffsetMinutes);
        json.Put(JsonKeys.DelaySeconds, HopText.Delay(hop));
        json.PutRepeated(JsonKeys.Status, ReportWords.Of(hop.Status));
        json.PutUnfolded(JsonKeys.Raw, line.Bytes.Span);
        json.Put(JsonKeys.Start, headerOffset + hop.Field.Start);
        json.Put(JsonKeys.Length, HopText.FieldLength(hop));
        json.WriteEndObject();
    }

    private static void WriteRecipients(Utf8JsonWriter json, ReceivedLine line)
    {
        json.WriteStartArray(JsonKeys.For);
        foreach (var span in line.ForSpans)
        {
            json.PutText(line.Text(span).Trim(' '));
        }

        json.WriteEndArray();
    }
}
