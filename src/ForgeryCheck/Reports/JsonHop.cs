using System.Text;
using System.Text.Json;
using ForgeryCheck.Hosts;

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
        WriteHost(json, JsonKeys.Helo, line, TraceField.Helo);
        WriteHost(json, JsonKeys.Rdns, line, TraceField.ReverseName);
        json.Put(JsonKeys.Ip, line.Address);
        json.Put(JsonKeys.Port, HopText.Port(line));
        json.Put(JsonKeys.Ident, line, TraceField.Ident);
        json.Put(JsonKeys.Auth, line, TraceField.Auth);
        json.Put(JsonKeys.EnvelopeFrom, line, TraceField.EnvelopeFrom);
        WriteHost(json, JsonKeys.By, line, TraceField.By);
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

    // Nearly all names are single words of ASCII, which are written without making a text of each.
    private static void WriteHost(Utf8JsonWriter json, JsonEncodedText key, ReceivedLine line, TraceField field)
    {
        var raw = line.Raw(field);
        if (!line.Has(field) || raw.Length > HostNames.MaxLength || raw.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            var name = line.Text(field)?.Trim(' ');
            json.Put(key, field == TraceField.ReverseName ? HostText.Reverse(name) : HostText.Of(name));
        }
        else if (field == TraceField.ReverseName && (raw.IsEmpty || Ascii.EqualsIgnoreCase(raw, "unknown"u8)))
        {
            json.WriteNull(key);
        }
        else
        {
            Span<byte> name = stackalloc byte[raw.Length];
            Ascii.ToLower(raw, name, out _);
            json.WriteString(key, name is [.., _, (byte)'.'] ? name[..^1] : name);
        }
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
