using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Messages;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// A session and an envelope as JSON objects, in the form that JSON reports have them in. Times are kept to the millisecond. The reader
/// passes over keys that it does not know, and refuses a value of a wrong type.
/// </summary>
internal static class SessionJson
{
    /// <summary>Writes a session as one object on one line.</summary>
    public static void Write(IBufferWriter<byte> output, SessionFacts session)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(session);
        using var json = JsonText.WriterOver(output, indented: false);
        JsonSession.Write(json, session);
    }

    /// <summary>Writes an envelope as one object on one line.</summary>
    public static void Write(IBufferWriter<byte> output, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(envelope);
        using var json = JsonText.WriterOver(output, indented: false);
        JsonSession.Write(json, envelope);
    }

    /// <summary>Reads a session.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static SessionFacts Read(ReadOnlySpan<byte> utf8)
    {
        using var document = Parse(utf8, "session");
        return Read(document.RootElement);
    }

    /// <summary>Reads a session.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static SessionFacts Read(JsonElement element)
    {
        var session = new JsonMembers(element, "session");
        return new SessionFacts
        {
            Id = session.Needed("id", session.Text),
            Host = session.Needed("host", session.Text),
            Peer = session.Address("peer") ?? throw session.Missing("peer"),
            PeerPort = session.Port("peerPort"),
            Client = session.Address("client"),
            ClientPort = session.Port("clientPort"),
            Source = Source(session),
            ClientName = session.Text("clientName"),
            Helo = session.Text("helo"),
            Protocol = session.Needed("protocol", session.Text),
            Tls = session.Text("tls"),
            Cipher = session.Text("cipher"),
            Forwarded = session.Object("forwarded") is { } forwarded ? Forwarded(forwarded) : null,
            Connected = session.Time("connected") ?? throw session.Missing("connected"),
            Received = session.Time("received") ?? throw session.Missing("received"),
            Wire = [.. session.Objects("wire").Select(Fact)],
        };
    }

    /// <summary>Reads an envelope.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static Envelope ReadEnvelope(ReadOnlySpan<byte> utf8)
    {
        using var document = Parse(utf8, "envelope");
        return ReadEnvelope(document.RootElement);
    }

    /// <summary>Reads an envelope.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static Envelope ReadEnvelope(JsonElement element)
    {
        var envelope = new JsonMembers(element, "envelope");
        return new Envelope(envelope.Text("sender"), envelope.Texts("recipients"));
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> utf8, string what)
    {
        try
        {
            return JsonDocument.Parse(utf8.ToArray());
        }
        catch (JsonException e)
        {
            throw new FormatException($"{what}: is no JSON: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static ClientSource Source(JsonMembers session) => session.Text("source") is { } word
        ? KebabCase.Words<ClientSource>().Find(word) ?? throw session.Wrong("source", "none of peer, proxy and xclient")
        : ClientSource.Peer;

    private static ForwardedClient Forwarded(JsonMembers forwarded) => new()
    {
        Name = forwarded.Text("name"),
        Address = forwarded.Address("address"),
        Port = forwarded.Port("port"),
        Protocol = forwarded.Text("protocol"),
        Helo = forwarded.Text("helo"),
        Identifier = forwarded.Text("identifier"),
        Source = forwarded.Text("source"),
    };

    private static WireFact Fact(JsonMembers fact) => new(
        WireFactKinds.Find(fact.Needed("kind", fact.Text)) ?? throw fact.Wrong("kind", "no kind of wire fact"),
        (int)(fact.Number("count", int.MaxValue) ?? throw fact.Missing("count")),
        fact.Number("offset", long.MaxValue),
        fact.Text("sample"));
}
