using System.Buffers;
using ForgeryCheck.Json;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports;

/// <summary>
/// A session and an envelope as JSON objects, in the form that JSON reports have them in. Times are kept to the millisecond. The reader
/// passes over keys that it does not know, and refuses a value of a wrong type.
/// </summary>
internal static class SessionJson
{
    [ThreadStatic]
    private static JsonOutput? s_json;

    [ThreadStatic]
    private static JsonSession? s_writer;

    /// <summary>Writes a session as one object on one line.</summary>
    public static void Write(IBufferWriter<byte> output, SessionFacts session)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(session);
        Write(output, session, static (writer, value) => writer.Write(value));
    }

    /// <summary>Writes an envelope as one object on one line.</summary>
    public static void Write(IBufferWriter<byte> output, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(envelope);
        Write(output, envelope, static (writer, value) => writer.Write(value));
    }

    private static void Write<T>(IBufferWriter<byte> output, T value, Action<JsonSession, T> write)
    {
        // A listener writes one for each message, and the buffers are larger than what is written.
        var json = s_json ?? new JsonOutput(indented: false);
        var writer = s_writer ?? new JsonSession(json);
        (s_json, s_writer) = (null, null);
        write(writer, value);
        output.Write(json.Written);
        json.EndLine();
        json.Clear();
        (s_json, s_writer) = (json, writer);
    }

    /// <summary>Reads a session.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static SessionFacts Read(ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonSource.OpenRecord(utf8, "session");
        return Read(json.Root);
    }

    /// <summary>Reads a session.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static SessionFacts Read(JsonMembers session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionFacts
        {
            Id = session.NeededText("id"),
            Host = session.NeededText("host"),
            Peer = session.Address("peer") ?? throw session.Missing("peer"),
            PeerPort = Port(session, "peerPort"),
            Client = session.Address("client"),
            ClientPort = Port(session, "clientPort"),
            Source = Source(session),
            ClientName = session.Text("clientName"),
            Helo = session.Text("helo"),
            Protocol = session.NeededText("protocol"),
            Tls = session.Text("tls"),
            Cipher = session.Text("cipher"),
            Forwarded = session.Object("forwarded") is { } forwarded ? Forwarded(forwarded) : null,
            Connected = session.NeededTime("connected"),
            Received = session.NeededTime("received"),
            Wire = Array.ConvertAll(session.Objects("wire"), Fact),
        };
    }

    /// <summary>Reads an envelope.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static Envelope ReadEnvelope(ReadOnlyMemory<byte> utf8)
    {
        using var json = JsonSource.OpenRecord(utf8, "envelope");
        return new Envelope(json.Root.Text("sender"), json.Root.Texts("recipients"));
    }

    private static ClientSource Source(JsonMembers session) => session.Text("source") switch
    {
        null or "peer" => ClientSource.Peer,
        "proxy" => ClientSource.Proxy,
        "xclient" => ClientSource.Xclient,
        _ => throw session.Wrong("source", "is none of peer, proxy and xclient"),
    };

    private static int? Port(JsonMembers from, string key) => (int?)from.Number(key, ushort.MaxValue);

    private static ForwardedClient Forwarded(JsonMembers forwarded) => new()
    {
        Name = forwarded.Text("name"),
        Address = forwarded.Address("address"),
        Port = Port(forwarded, "port"),
        Protocol = forwarded.Text("protocol"),
        Helo = forwarded.Text("helo"),
        Identifier = forwarded.Text("identifier"),
        Source = forwarded.Text("source"),
    };

    private static WireFact Fact(JsonMembers fact) => new(
        WireFactKinds.Find(fact.NeededText("kind")) ?? throw fact.Wrong("kind", "is no kind of wire fact"),
        (int)fact.NeededNumber("count", int.MaxValue),
        fact.Number("offset", long.MaxValue),
        fact.Text("sample"));
}
