using System.Text.Json;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports;

/// <summary>Writes what the listener knows of a message: the session and the envelope. All keys are always present.</summary>
internal static class JsonSession
{
    internal static void Write(Utf8JsonWriter json, SessionFacts? session)
    {
        if (session is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.Put("id"u8, session.Id);
        json.Put("host"u8, session.Host);
        json.Put("peer"u8, session.Peer);
        json.Put("peerPort"u8, session.PeerPort);
        json.Put("client"u8, session.Client);
        json.Put("clientPort"u8, session.ClientPort);
        json.WriteString("source"u8, ReportWords.Of(session.Source));
        json.Put("clientName"u8, session.ClientName);
        json.Put("helo"u8, session.Helo);
        json.Put("protocol"u8, session.Protocol);
        json.Put("tls"u8, session.Tls);
        json.Put("cipher"u8, session.Cipher);
        json.WritePropertyName("forwarded"u8);
        Write(json, session.Forwarded);
        json.Put("connected"u8, session.Connected);
        json.Put("received"u8, session.Received);
        json.WriteStartArray("wire"u8);
        foreach (var fact in session.Wire)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, WireFactKinds.Word(fact.Kind));
            json.Put("count"u8, fact.Count);
            json.Put("offset"u8, fact.Offset);
            json.Put("sample"u8, fact.Sample);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, Envelope? envelope)
    {
        if (envelope is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.Put("sender"u8, envelope.Sender);
        json.Put("recipients"u8, envelope.Recipients);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ForwardedClient? forwarded)
    {
        if (forwarded is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.Put("name"u8, forwarded.Name);
        json.Put("address"u8, forwarded.Address);
        json.Put("port"u8, forwarded.Port);
        json.Put("protocol"u8, forwarded.Protocol);
        json.Put("helo"u8, forwarded.Helo);
        json.Put("identifier"u8, forwarded.Identifier);
        json.Put("source"u8, forwarded.Source);
        json.WriteEndObject();
    }
}
