using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>Writes a message as an email-message (STIX 2.1 section 6.6), with what its header says.</summary>
internal static class StixMessage
{
    // What tells where a message came from or what it was written with; the bundle has the others in properties of their own.
    private static readonly string[] Additional =
        ["Authentication-Results", "Received-SPF", "Reply-To", "Return-Path", "User-Agent", "X-Mailer", "X-Originating-IP"];

    internal static StixId Write(StixBundle bundle, Report report)
    {
        var from = StixObservables.Mailboxes(bundle, report, "From"u8);
        var sender = StixObservables.Mailboxes(bundle, report, "Sender"u8);
        var to = StixObservables.Mailboxes(bundle, report, "To"u8);
        var cc = StixObservables.Mailboxes(bundle, report, "Cc"u8);
        var bcc = StixObservables.Mailboxes(bundle, report, "Bcc"u8);
        var id = Id(bundle, report, from.Count > 0 ? from[0] : null);
        if (!bundle.TryBegin(id))
        {
            return id;
        }

        var json = bundle.Json;
        var type = report.Header is { } header ? MessageHeaders.Decoded(header, "Content-Type"u8) : null;
        json.WriteBoolean("is_multipart", type?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true);
        if (report.Date is { } date)
        {
            json.WriteString("date", StixBundle.Time(date));
        }

        json.PutKnown("content_type", ExchangeText.Filled(type));
        Reference("from_ref", from);
        Reference("sender_ref", sender);
        bundle.References("to_refs", to);
        bundle.References("cc_refs", cc);
        bundle.References("bcc_refs", bcc);
        json.PutKnown("message_id", ExchangeText.MessageId(report));
        json.PutKnown("subject", ExchangeText.Filled(report.Subject));
        WriteLines(bundle, report);
        WriteAdditional(bundle, report);
        bundle.End();
        return id;

        void Reference(string key, IReadOnlyList<StixId> ids)
        {
            if (ids.Count > 0)
            {
                json.WriteString(key, ids[0].ToString());
            }
        }
    }

    // The specification makes the id from author, subject and body, and no body is read here. Another message of the same author and subject, as kits send
    // them by the hundred, would be the same object and lose its lines: it has the id of its bytes, in a namespace of ours. One with neither has to have one
    // of version 4.
    private static StixId Id(StixBundle bundle, Report report, StixId? from)
    {
        var properties = new List<string>();
        if (from is { } author)
        {
            properties.Add($"\"from_ref\":{CanonicalJson.Text(author.ToString())}");
        }

        if (ExchangeText.Filled(report.Subject) is { } subject)
        {
            properties.Add($"\"subject\":{CanonicalJson.Text(subject)}");
        }

        var id = StixId.OfProperties("email-message", $"{{{string.Join(',', properties)}}}");
        return properties.Count == 0 ? StixId.OfContent("email-message", report.Sha256) : bundle.Has(id) ? StixId.OfBytes("email-message", report.Sha256) : id;
    }

    private static void WriteLines(StixBundle bundle, Report report)
    {
        if (report.Hops.Count > 0)
        {
            bundle.Json.WriteStartArray("received_lines");
            foreach (var hop in report.Hops)
            {
                bundle.Json.PutText(HopText.Raw(hop));
            }

            bundle.Json.WriteEndArray();
        }
    }

    // A field that occurs once is a string, several are a list of them.
    private static void WriteAdditional(StixBundle bundle, Report report)
    {
        var json = bundle.Json;
        var isOpen = false;
        foreach (var name in Additional)
        {
            if (Values(report, Encoding.ASCII.GetBytes(name)) is not { Count: > 0 } values)
            {
                continue;
            }

            if (!isOpen)
            {
                json.WriteStartObject("additional_header_fields");
                isOpen = true;
            }

            if (values.Count == 1)
            {
                json.PutKnown(name, values[0]);
            }
            else
            {
                json.WriteStartArray(name);
                values.ForEach(json.PutText);
                json.WriteEndArray();
            }
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }
    }

    private static List<string> Values(Report report, byte[] name) => report.Header is { } header
        ? [.. header.Fields.Where(field => header.Is(field, name)).Select(field => MessageHeaders.Decoded(header, field)).Where(value => value.Length > 0)]
        : [];
}
