using System.Text.Json;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>What the listener saw, as JSON; what is not known is left out.</summary>
internal static class SessionJson
{
    internal static void Write(Utf8JsonWriter json, SessionFacts session)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, session.Id);
        json.WriteString("host"u8, session.Host);
        json.WriteString("peer"u8, session.Peer.ToString());
        json.WriteNumber("peerPort"u8, session.PeerPort);
        json.WriteText("client"u8, session.Client?.ToString());
        json.WriteNumber("clientPort"u8, session.ClientPort);
        json.WriteString("source"u8, JsonNames<ClientSource>.Of(session.Source));
        json.WriteText("clientName"u8, session.ClientName);
        json.WriteText("helo"u8, session.Helo);
        json.WriteString("protocol"u8, session.Protocol);
        json.WriteText("tls"u8, session.Tls);
        json.WriteText("cipher"u8, session.Cipher);
        if (session.Forwarded is { } forwarded)
        {
            json.WriteStartObject("forwarded"u8);
            json.WriteText("name"u8, forwarded.Name);
            json.WriteText("address"u8, forwarded.Address?.ToString());
            json.WriteNumber("port"u8, forwarded.Port);
            json.WriteText("protocol"u8, forwarded.Protocol);
            json.WriteText("helo"u8, forwarded.Helo);
            json.WriteText("identifier"u8, forwarded.Identifier);
            json.WriteText("source"u8, forwarded.Source);
            json.WriteEndObject();
        }

        json.WriteString("connected"u8, session.Connected.UtcDateTime);
        json.WriteString("received"u8, session.Received.UtcDateTime);
        json.WriteStartArray("wire"u8);
        foreach (var fact in session.Wire)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, JsonNames<WireFactKind>.Of(fact.Kind));
            json.WriteNumber("count"u8, fact.Count);
            json.WriteNumber("offset"u8, fact.Offset);
            json.WriteText("sample"u8, fact.Sample);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    internal static SessionFacts Read(JsonElement json) => new()
    {
        Id = json.Needed("id"u8),
        Host = json.Needed("host"u8),
        Peer = Address(json.Needed("peer"u8)),
        PeerPort = Port(json, "peerPort"u8),
        Client = json.Text("client"u8) is { } client ? Address(client) : null,
        ClientPort = Port(json, "clientPort"u8),
        Source = JsonNames<ClientSource>.Read(json.Text("source"u8)),
        ClientName = json.Text("clientName"u8),
        Helo = json.Text("helo"u8),
        Protocol = json.Needed("protocol"u8),
        Tls = json.Text("tls"u8),
        Cipher = json.Text("cipher"u8),
        Forwarded = json.Find("forwarded"u8) is { } forwarded ? ReadForwarded(forwarded) : null,
        Connected = json.GetProperty("connected"u8).GetDateTimeOffset(),
        Received = json.GetProperty("received"u8).GetDateTimeOffset(),
        Wire = [.. json.GetProperty("wire"u8).EnumerateArray().Select(ReadFact)],
    };

    private static ForwardedClient ReadForwarded(JsonElement json) => new()
    {
        Name = json.Text("name"u8),
        Address = json.Text("address"u8) is { } address ? Address(address) : null,
        Port = Port(json, "port"u8),
        Protocol = json.Text("protocol"u8),
        Helo = json.Text("helo"u8),
        Identifier = json.Text("identifier"u8),
        Source = json.Text("source"u8),
    };

    private static WireFact ReadFact(JsonElement json) => new(
        JsonNames<WireFactKind>.Read(json.Text("kind"u8)), json.GetProperty("count"u8).GetInt32(), json.Number("offset"u8), json.Text("sample"u8));

    private static int? Port(JsonElement json, ReadOnlySpan<byte> name) => json.Find(name)?.GetInt32();

    private static HostAddress Address(string text) => HostAddress.TryParse(text, out var address) ? address : throw new FormatException("no address");
}
