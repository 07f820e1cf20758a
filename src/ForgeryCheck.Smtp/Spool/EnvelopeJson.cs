using System.Text.Json;
using ForgeryCheck.Json;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Writing;

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
        if (sender.Size is { } size)
        {
            json.WriteNumber("size"u8, size);
        }

        if (sender.Body != BodyKind.Undeclared)
        {
            json.WriteString("body"u8, KebabCase.Words<BodyKind>().Of(sender.Body));
        }

        if (sender.Utf8)
        {
            json.WriteBoolean("utf8"u8, true);
        }

        WriteText(json, "return"u8, sender.Return);
        WriteText(json, "envelopeId"u8, sender.EnvelopeId);
        WriteText(json, "authenticated"u8, sender.Authenticated);
        json.WriteEndObject();
        json.WriteStartArray("recipients"u8);
        foreach (var recipient in envelope.Recipients)
        {
            json.WriteStartObject();
            json.WriteString("address"u8, recipient.Address);
            WriteText(json, "notify"u8, recipient.Notify);
            WriteText(json, "original"u8, recipient.Original);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads an envelope.</summary>
    /// <exception cref="FormatException">It is not an envelope; the message is one line that says why.</exception>
    internal static MailEnvelope Read(JsonMembers envelope)
    {
        var sender = envelope.NeededObject("sender");
        return new MailEnvelope(
            new Sender(sender.NeededText("address"))
            {
                Size = sender.Number("size", long.MaxValue),
                Body = Body(sender),
                Utf8 = sender.Flag("utf8") ?? false,
                Return = sender.Text("return"),
                EnvelopeId = sender.Text("envelopeId"),
                Authenticated = sender.Text("authenticated"),
            },
            Array.ConvertAll(envelope.Has("recipients") ? envelope.Objects("recipients") : throw envelope.Missing("recipients"), Recipient));
    }

    private static BodyKind Body(JsonMembers sender) => sender.Text("body") is { } word
        ? KebabCase.Words<BodyKind>().Find(word) ?? throw sender.Wrong("body", "is no kind of body")
        : BodyKind.Undeclared;

    private static Recipient Recipient(JsonMembers recipient) => new(recipient.NeededText("address"))
    {
        Notify = recipient.Text("notify"),
        Original = recipient.Text("original"),
    };

    // What was not given is left out.
    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
