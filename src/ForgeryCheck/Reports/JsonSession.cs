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
        json.Put(JsonKeys.Id, session.Id);
        json.Put(JsonKeys.QueueId, session.QueueId);
        json.Put(JsonKeys.Host, session.Host);
        json.Put(JsonKeys.Peer, session.Peer);
        json.Put(JsonKeys.PeerPort, session.PeerPort);
        json.Put(JsonKeys.Client, session.Client);
        json.Put(JsonKeys.ClientPort, session.ClientPort);
        json.PutRepeated(JsonKeys.Source, ReportWords.Of(session.Source));
        json.Put(JsonKeys.ClientName, session.ClientName);
        json.Put(JsonKeys.Helo, session.Helo);
        json.Put(JsonKeys.Protocol, session.Protocol);
        json.Put(JsonKeys.Tls, session.Tls);
        json.Put(JsonKeys.Cipher, session.Cipher);
        json.WritePropertyName(JsonKeys.Forwarded);
        Write(json, session.Forwarded);
        json.Put(JsonKeys.Connected, session.Connected);
        json.Put(JsonKeys.Received, session.Received);
        json.WriteStartArray(JsonKeys.Wire);
        foreach (var fact in session.Wire)
        {
            json.WriteStartObject();
            json.PutRepeated(JsonKeys.Kind, WireFactKinds.Word(fact.Kind));
            json.Put(JsonKeys.Count, fact.Count);
            json.Put(JsonKeys.Offset, fact.Offset);
            json.Put(JsonKeys.Sample, fact.Sample);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(JsonKeys.Authentication);
        foreach (var attempt in session.Authentication)
        {
            json.WriteStartObject();
            json.Put(JsonKeys.Mechanism, attempt.Mechanism);
            json.PutRepeated(JsonKeys.Outcome, ReportWords.Of(attempt.Outcome));
            json.Put(JsonKeys.User, attempt.User);
            json.Put(JsonKeys.Identity, attempt.Identity);
            json.Put(JsonKeys.Password, attempt.Password);
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
        json.Put(JsonKeys.Sender, envelope.Sender);
        json.Put(JsonKeys.Recipients, envelope.Recipients);
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
        json.Put(JsonKeys.Name, forwarded.Name);
        json.Put(JsonKeys.Address, forwarded.Address);
        json.Put(JsonKeys.Port, forwarded.Port);
        json.Put(JsonKeys.Protocol, forwarded.Protocol);
        json.Put(JsonKeys.Helo, forwarded.Helo);
        json.Put(JsonKeys.Identifier, forwarded.Identifier);
        json.Put(JsonKeys.Source, forwarded.Source);
        json.WriteEndObject();
    }
}
