using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Json;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>What the journal says of one message: where it is, and all that is known of it but its bytes. One line of JSON.</summary>
/// <param name="File">The file it is in, without its folder.</param>
/// <param name="Place">Where in that file.</param>
/// <param name="Envelope">Its envelope.</param>
/// <param name="Session">What the listener saw.</param>
internal sealed record JournalEntry(string File, KeptPlace Place, MailEnvelope Envelope, SessionFacts Session)
{
    /// <summary>The message's id.</summary>
    internal string Id => Session.Id;

    /// <summary>Writes a line without its end.</summary>
    internal static void Write(Utf8JsonWriter json, string file, KeptPlace place, AcceptedMessage message)
    {
        json.WriteStartObject();
        json.WriteString("file"u8, file);
        json.WriteNumber("offset"u8, place.Offset);
        json.WriteNumber("stored"u8, place.Stored);
        json.WriteNumber("length"u8, place.Length);
        json.WriteNumber("crc32c"u8, place.Checksum);
        json.WritePropertyName("envelope"u8);
        EnvelopeJson.Write(json, message.Envelope);
        json.WritePropertyName("session"u8);
        var session = new ArrayBufferWriter<byte>(512);
        SessionJson.Write(session, message.Session);
        json.WriteRawValue(session.WrittenSpan, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>Reads a line; null where it is damaged, in whatever way.</summary>
    internal static JournalEntry? TryRead(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonSource.OpenRecord(line, "journal");
            var entry = json.Root;
            var place = new KeptPlace(
                entry.NeededNumber("offset", long.MaxValue), entry.NeededNumber("stored", long.MaxValue), entry.NeededNumber("length", long.MaxValue),
                (uint)entry.NeededNumber("crc32c", uint.MaxValue));
            var file = entry.NeededText("file");
            var isSound = place.Length <= place.Stored && place.Offset <= long.MaxValue - place.Stored && MaildirName.IsSafe(file);
            return isSound
                ? new JournalEntry(file, place, EnvelopeJson.Read(entry.NeededObject("envelope")), SessionJson.Read(entry.NeededObject("session")))
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
