using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports;

/// <summary>Writes what the listener knows of a message: the session and the envelope. All keys are always there.</summary>
internal sealed class JsonSession(JsonOutput json)
{
    private readonly JsonText _text = new(json);

    internal void Write(SessionFacts? session)
    {
        if (session is null)
        {
            json.Null();
            return;
        }

        json.StartObject();
        _text.Write(JsonKeys.Id, session.Id);
        _text.Write(JsonKeys.Host, session.Host);
        _text.Write(JsonKeys.Peer, session.Peer);
        _text.Write(JsonKeys.PeerPort, session.PeerPort);
        _text.Write(JsonKeys.Client, session.Client);
        _text.Write(JsonKeys.ClientPort, session.ClientPort);
        _text.Word(JsonKeys.Source, SessionWords.Of(session.Source));
        _text.Write(JsonKeys.ClientName, session.ClientName);
        _text.Write(JsonKeys.Helo, session.Helo);
        _text.Write(JsonKeys.Protocol, session.Protocol);
        _text.Write(JsonKeys.Tls, session.Tls);
        _text.Write(JsonKeys.Cipher, session.Cipher);
        json.Key(JsonKeys.Forwarded);
        Write(session.Forwarded);
        _text.Write(JsonKeys.Connected, session.Connected);
        _text.Write(JsonKeys.Received, session.Received);
        json.StartArray(JsonKeys.Wire);
        foreach (var fact in session.Wire)
        {
            json.StartObject();
            _text.Word(JsonKeys.Kind, WireFactKinds.Word(fact.Kind));
            _text.Write(JsonKeys.Count, fact.Count);
            _text.Write(JsonKeys.Offset, fact.Offset);
            _text.Write(JsonKeys.Sample, fact.Sample);
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
    }

    internal void Write(Envelope? envelope)
    {
        if (envelope is null)
        {
            json.Null();
            return;
        }

        json.StartObject();
        _text.Write(JsonKeys.Sender, envelope.Sender);
        _text.Write(JsonKeys.Recipients, envelope.Recipients);
        json.EndObject();
    }

    private void Write(ForwardedClient? forwarded)
    {
        if (forwarded is null)
        {
            json.Null();
            return;
        }

        json.StartObject();
        _text.Write(JsonKeys.Name, forwarded.Name);
        _text.Write(JsonKeys.Address, forwarded.Address);
        _text.Write(JsonKeys.Port, forwarded.Port);
        _text.Write(JsonKeys.Protocol, forwarded.Protocol);
        _text.Write(JsonKeys.Helo, forwarded.Helo);
        _text.Write(JsonKeys.Identifier, forwarded.Identifier);
        _text.Write(JsonKeys.Source, forwarded.Source);
        json.EndObject();
    }
}
