using System.Text.Json;
using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Reports;

/// <summary>Writes one hop of a report as a JSON object.</summary>
internal sealed class JsonHop(Utf8JsonWriter json)
{
    private readonly JsonText _text = new(json);

    internal void Write(Hop hop, long headerOffset)
    {
        var line = hop.Line;
        json.WriteStartObject();
        json.WriteNumber("line"u8, hop.Number);
        json.WriteString("kind"u8, ReportWords.Of(line.Kind));
        _text.WriteHost("helo"u8, line, TraceField.Helo);
        _text.WriteHost("rdns"u8, line, TraceField.ReverseName);
        _text.Write("ip"u8, line.Address);
        _text.Write("port"u8, HopText.Port(line));
        _text.Write("ident"u8, line, TraceField.Ident);
        _text.Write("auth"u8, line, TraceField.Auth);
        _text.Write("envelopeFrom"u8, line, TraceField.EnvelopeFrom);
        _text.WriteHost("by"u8, line, TraceField.By);
        _text.Write("byIp"u8, line.ByAddress);
        _text.Write("via"u8, line, TraceField.Via);
        _text.Write("with"u8, line, TraceField.With);
        _text.Write("id"u8, line, TraceField.Id);
        WriteRecipients(line);
        _text.Write("tls"u8, line, TraceField.Tls);
        _text.Write("cipher"u8, line, TraceField.Cipher);
        _text.Write("product"u8, line.Product);
        _text.Write("time"u8, line.Date.Time);
        _text.Write("timeText"u8, line, TraceField.Date);
        _text.Write("offsetMinutes"u8, line.Date.OffsetMinutes);
        _text.Write("delaySeconds"u8, HopText.Delay(hop));
        json.WriteString("status"u8, ReportWords.Of(hop.Status));
        json.WritePropertyName("raw"u8);
        _text.WriteUnfolded(line.Bytes.Span);
        json.WriteNumber("start"u8, headerOffset + hop.Field.Start);
        json.WriteNumber("length"u8, HopText.FieldLength(hop));
        json.WriteEndObject();
    }

    private void WriteRecipients(ReceivedLine line)
    {
        json.WriteStartArray("for"u8);
        for (var i = 0; i < line.ForSpans.Count; i++)
        {
            var span = line.ForSpans[i];
            _text.WriteUnfolded(line.Bytes.Span.Slice(span.Start, span.Length));
        }

        json.WriteEndArray();
    }
}
