using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports.Abuse;

/// <summary>Writes an incident as one XARF report: version 4.2.0, category messaging, type spam.</summary>
internal static class XarfReport
{
    private const string Version = "4.2.0";
    private const int MostOfName = 200;
    private const int MostOfSubject = 500;
    private const int MostOfDescription = 1000;

    internal static void Write(Utf8JsonWriter json, Incident incident, Reporter reporter, DateTimeOffset time)
    {
        var report = incident.Report;
        json.WriteStartObject();
        json.WriteString("xarf_version", Version);
        json.WriteString("report_id", NamedUuid.LikeRandom($"xarf {report.Sha256} {incident.Address} {reporter.Address}"));
        json.WriteString("timestamp", ReportTime.Iso(time));
        WriteContact(json, "reporter", reporter);
        WriteContact(json, "sender", reporter);
        json.WriteString("source_identifier", incident.Address.ToString());
        if (incident.Port is { } port)
        {
            json.WriteNumber("source_port", port);
        }

        json.WriteString("category", "messaging");
        json.WriteString("type", "spam");
        WriteTransfer(json, incident);
        json.PutKnown("subject", ClippedText.Of(report.Subject, MostOfSubject));
        json.PutKnown("message_id", ClippedText.Of(report.MessageId, MostOfName));
        json.WriteString("evidence_source", "automated_filter");
        WriteEvidence(json, report);
        json.WriteStartArray("tags");
        json.WriteStringValue($"forgerycheck:{ReportWords.Of(report.Verdict)}");
        json.WriteEndArray();
        if (report.Verdict >= Verdict.Suspicious && double.IsFinite(report.Score))
        {
            json.WriteNumber("confidence", Math.Round(ReportWords.Score(report.Score) / 100, 4));
        }

        json.PutKnown("description", ClippedText.Of(Description(incident), MostOfDescription));
        json.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter json, string key, Reporter reporter)
    {
        var domain = PlainAddress.Domain(reporter.Address);
        json.WriteStartObject(key);
        json.PutKnown("org", ClippedText.Of(reporter.Name, MostOfName) ?? domain);
        json.PutKnown("contact", reporter.Address);
        json.PutKnown("domain", domain);
        json.WriteEndObject();
    }

    // With the protocol smtp, the schema demands envelope sender and source port. Hardly a Received line records the port, and none is made up: such a
    // report says "other", and its description says how the message came.
    private static void WriteTransfer(Utf8JsonWriter json, Incident incident)
    {
        var sender = PlainAddress.Is(incident.EnvelopeSender) ? incident.EnvelopeSender : null;
        json.WriteString("protocol", sender is not null && incident.Port is not null ? "smtp" : "other");
        json.PutKnown("smtp_from", sender);
    }

    private static void WriteEvidence(Utf8JsonWriter json, Report report)
    {
        var header = HeaderLines.Bytes(report).Span;
        json.WriteStartArray("evidence");
        json.WriteStartObject();
        json.WriteString("content_type", "text/rfc822-headers");
        json.PutKnown("description", string.Create(CultureInfo.InvariantCulture, $"Header of the message as received; the whole message has {report.Size} bytes and SHA-256 {ClippedText.Of(report.Sha256, 64)}"));
        json.WriteBase64String("payload", header);
        json.WriteString("hash", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(header)));
        json.WriteNumber("size", header.Length);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Description(Incident incident)
    {
        var protocol = incident.Line.Line.With is { Length: > 0 } with ? $" by {with}" : "";
        return $"A host at {incident.Address} handed this message to {incident.Recorder}{protocol}, which recorded the address itself. {HopWords.Meaning(incident.Report)}";
    }
}
