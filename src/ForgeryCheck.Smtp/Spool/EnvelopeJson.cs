using System.Text.Json;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>The envelope as JSON, with all parameters; what was not given is left out.</summary>
internal static class EnvelopeJson
{
    internal static void Write(Utf8JsonWriter json, MailEnvelope envelope)
    {
        var sender = envelope.Sender;
        json.WriteStartObject();
        json.WriteStartObject("sender"u8);
        json.WriteString("address"u8, sender.Address);
        json.WriteNumber("size"u8, sender.Size);
        if (sender.Body != BodyKind.Undeclared)
        {
            json.WriteString("body"u8, JsonNames<BodyKind>.Of(sender.Body));
        }

        if (sender.Utf8)
        {
            json.WriteBoolean("utf8"u8, true);
        }

        json.WriteText("return"u8, sender.Return);
        json.WriteText("envelopeId"u8, sender.EnvelopeId);
        json.WriteText("authenticated"u8, sender.Authenticated);
        json.WriteEndObject();
        json.WriteStartArray("recipients"u8);
        foreach (var recipient in envelope.Recipients)
        {
            json.WriteStartObject();
            json.WriteString("address"u8, recipient.Address);
            json.WriteText("notify"u8, recipient.Notify);
            json.WriteText("original"u8, recipient.Original);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    internal static MailEnvelope Read(JsonElement json)
    {
        var sender = json.GetProperty("sender"u8);
        return new MailEnvelope(
            new Sender(sender.Needed("address"u8))
            {
                Size = sender.Number("size"u8),
                Body = sender.Text("body"u8) is { } body ? JsonNames<BodyKind>.Read(body) : BodyKind.Undeclared,
                Utf8 = sender.Find("utf8"u8)?.GetBoolean() ?? false,
                Return = sender.Text("return"u8),
                EnvelopeId = sender.Text("envelopeId"u8),
                Authenticated = sender.Text("authenticated"u8),
            },
            [.. json.GetProperty("recipients"u8).EnumerateArray().Select(recipient => new Recipient(recipient.Needed("address"u8))
            {
                Notify = recipient.Text("notify"u8),
                Original = recipient.Text("original"u8),
            })]);
    }
}
