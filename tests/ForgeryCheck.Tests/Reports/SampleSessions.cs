using ForgeryCheck.Json;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Sessions as the listener would tell of them.</summary>
internal static class SampleSessions
{
    /// <summary>Everything told that can be told.</summary>
    internal static SessionFacts Full { get; } = new()
    {
        Id = "FC4VTzQk1Yb2z9",
        Host = "mx.example.org",
        Peer = SampleReports.Address("192.0.2.8"),
        PeerPort = 51234,
        Client = SampleReports.Address("2001:db8::25"),
        ClientPort = 40112,
        Source = ClientSource.Proxy,
        ClientName = "mail.example.net",
        Helo = "gate.example.net",
        Protocol = "ESMTPS",
        Tls = "TLSv1.3",
        Cipher = "TLS_AES_256_GCM_SHA384",
        Forwarded = new()
        {
            Name = "pc.example.com",
            Address = SampleReports.Address("198.51.100.23"),
            Port = 1025,
            Protocol = "SMTP",
            Helo = "pc-17",
            Identifier = "4F1C27A0B1",
            Source = "REMOTE",
        },
        Connected = new DateTimeOffset(2024, 6, 3, 8, 0, 0, 250, TimeSpan.Zero),
        Received = new DateTimeOffset(2024, 6, 3, 8, 0, 2, TimeSpan.Zero),
        Wire = [new(WireFactKind.EarlyTalk, 1, null, "EHLO \u0007x"), new(WireFactKind.Nul, 3, 1234)],
        Authentication =
        [
            new("LOGIN", AuthenticationOutcome.Cancelled),
            new("PLAIN", AuthenticationOutcome.Accepted) { User = "helga", Identity = "admin", Password = "galangal" },
        ],
    };

    /// <summary>As little as there can be.</summary>
    internal static SessionFacts Least { get; } = new()
    {
        Id = "A",
        Host = "mx.example.org",
        Peer = SampleReports.Address("198.51.100.23"),
        Client = SampleReports.Address("198.51.100.23"),
        Protocol = "SMTP",
        Connected = DateTimeOffset.UnixEpoch,
        Received = DateTimeOffset.UnixEpoch,
    };

    /// <summary>One text in every field that takes a text.</summary>
    internal static SessionFacts Hostile(string evil) => Full with
    {
        Id = evil,
        Host = evil,
        ClientName = evil,
        Helo = evil,
        Protocol = evil,
        Tls = evil,
        Cipher = evil,
        Forwarded = new() { Name = evil, Protocol = evil, Helo = evil, Identifier = evil, Source = evil },
        Wire = [new(WireFactKind.UnknownCommand, 1, 0, evil)],
        Authentication = [new(evil, AuthenticationOutcome.Refused) { User = evil, Identity = evil, Password = evil }],
    };

    internal static void AssertSame(SessionFacts expected, SessionFacts actual)
    {
        // Records compare their lists by reference.
        Assert.Equal(expected.Wire, actual.Wire);
        Assert.Equal(expected.Authentication, actual.Authentication);
        Assert.Equal(expected with { Wire = [], Authentication = [] }, actual with { Wire = [], Authentication = [] });
    }

    /// <summary>Reads a session as it stands in a file.</summary>
    internal static SessionFacts Read(ReadOnlyMemory<byte> json)
    {
        using var source = JsonSource.OpenRecord(json, "session");
        return SessionJson.Read(source.Root);
    }
}
