using System.Buffers;
using ForgeryCheck.Json;
using ForgeryCheck.Messages;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// A session as a JSON object, in the form that JSON reports have it in. Times are kept to the millisecond. The reader
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

    /// <summary>Reads a session.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what is wrong.</exception>
    public static SessionFacts Read(JsonMembers session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionFacts
        {
            Id = session.NeededText("id"),
            QueueId = session.Text("queueId"),
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
            Authentication = Array.ConvertAll(session.Objects("authentication"), Attempt),
        };
    }

    private static ClientSource Source(JsonMembers session) => session.Text("source") is { } word
        ? KebabCase.Words<ClientSource>().Find(word) ?? throw session.Wrong("source", "is none of peer, proxy, xclient and milter")
        : ClientSource.Peer;

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

    private static AuthenticationAttempt Attempt(JsonMembers attempt) => new(
        attempt.NeededText("mechanism"),
        KebabCase.Words<AuthenticationOutcome>().Find(attempt.NeededText("outcome")) ?? throw attempt.Wrong("outcome", "is no outcome of an authentication"))
    {
        User = attempt.Text("user"),
        Identity = attempt.Text("identity"),
        Password = attempt.Text("password"),
    };
}
