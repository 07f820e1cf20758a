using System.Net.Security;
using ForgeryCheck.Smtp.Wire;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A client that sends what a test wrote, in pieces of the test's choice, and keeps what it is told.</summary>
internal sealed class ScriptedConnection(byte[] script, Func<ReadOnlySpan<byte>, int, int> piece, HostAddress peer, bool isEarly = false) : Connection
{
    private readonly MemoryStream _replies = new();
    private int _at;
    private bool _stopped;

    /// <summary>All that was sent to the client.</summary>
    internal byte[] Replies => _replies.ToArray();

    /// <summary>How often something was sent to it.</summary>
    internal int Sends { get; private set; }

    /// <summary>Cuts what is left of a script into pieces.</summary>
    internal static Func<ReadOnlySpan<byte>, int, int> Cut(Feed feed) => feed switch
    {
        Feed.Bytes => static (_, _) => 1,
        Feed.Lines => static (rest, _) => rest.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : rest.Length,
        _ => static (rest, _) => rest.Length,
    };

    internal override HostAddress Peer => peer;

    internal override int PeerPort => 4711;

    internal override TlsState? Tls => null;

    internal override bool HasInput => isEarly && _at < script.Length;

    internal override ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        var rest = script.AsSpan(_at);
        var count = _stopped ? 0 : Math.Min(Math.Min(piece(rest, _at), rest.Length), buffer.Length);
        rest[..count].CopyTo(buffer.Span);
        _at += count;
        return new(count);
    }

    internal override ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        Sends++;
        _replies.Write(bytes.Span);
        return ValueTask.CompletedTask;
    }

    internal override Task StartTlsAsync(SslServerAuthenticationOptions options, ReadOnlyMemory<byte> received) => throw new IOException("no TLS in a script");

    internal override void StopReceiving() => _stopped = true;

    internal override ValueTask FinishSendingAsync() => ValueTask.CompletedTask;

    internal override void Abort() => _stopped = true;

    public override ValueTask DisposeAsync()
    {
        _stopped = true;
        return ValueTask.CompletedTask;
    }
}
