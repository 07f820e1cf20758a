using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Reports;

/// <summary>Writes one hop of a report as a JSON object.</summary>
internal sealed class JsonHop(JsonOutput json)
{
    private readonly JsonText _text = new(json);

    internal void Write(Hop hop, long headerOffset)
    {
        var line = hop.Line;
        json.StartObject();
        _text.Write(JsonKeys.Line, hop.Number);
        _text.Word(JsonKeys.Kind, ReportWords.Of(line.Kind));
        _text.WriteHost(JsonKeys.Helo, line, TraceField.Helo);
        _text.WriteHost(JsonKeys.Rdns, line, TraceField.ReverseName);
        _text.Write(JsonKeys.Ip, line.Address);
        _text.Write(JsonKeys.Port, HopText.Port(line));
        _text.Write(JsonKeys.Ident, line, TraceField.Ident);
        _text.Write(JsonKeys.Auth, line, TraceField.Auth);
        _text.Write(JsonKeys.EnvelopeFrom, line, TraceField.EnvelopeFrom);
        _text.WriteHost(JsonKeys.By, line, TraceField.By);
        _text.Write(JsonKeys.ByIp, line.ByAddress);
        _text.Write(JsonKeys.Via, line, TraceField.Via);
        _text.Write(JsonKeys.With, line, TraceField.With);
        _text.Write(JsonKeys.Id, line, TraceField.Id);
        WriteRecipients(line);
        _text.Write(JsonKeys.Tls, line, TraceField.Tls);
        _text.Write(JsonKeys.Cipher, line, TraceField.Cipher);
        _text.Write(JsonKeys.Product, line.Product);
        _text.Write(JsonKeys.Time, line.Date.Time);
        _text.Write(JsonKeys.TimeText, line, TraceField.Date);
        _text.Write(JsonKeys.OffsetMinutes, line.Date.OffsetMinutes);
        _text.Write(JsonKeys.DelaySeconds, HopText.Delay(hop));
        _text.Word(JsonKeys.Status, ReportWords.Of(hop.Status));
        _text.WriteUnfolded(JsonKeys.Raw, line.Bytes.Span);
        _text.Write(JsonKeys.Start, headerOffset + hop.Field.Start);
        _text.Write(JsonKeys.Length, HopText.FieldLength(hop));
        json.EndObject();
    }

    private void WriteRecipients(ReceivedLine line)
    {
        json.StartArray(JsonKeys.For);
        for (var i = 0; i < line.ForSpans.Count; i++)
        {
            var span = line.ForSpans[i];
            _text.WriteUnfolded(line.Bytes.Span.Slice(span.Start, span.Length));
        }

        json.EndArray();
    }
}
