using System.Net.Security;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>One client's connection: bytes in, bytes out. One call of each direction at a time; <see cref="StopReceiving"/> and <see cref="Abort"/> come from any thread.</summary>
internal abstract class Connection : IAsyncDisposable
{
    /// <summary>The other end.</summary>
    internal abstract HostAddress Peer { get; }

    /// <summary>The port of the other end.</summary>
    internal abstract int PeerPort { get; }

    /// <summary>The TLS version and cipher suite as our Received line names them; null without TLS.</summary>
    internal abstract TlsState? Tls { get; }

    /// <summary>Whether bytes have come that were not received yet.</summary>
    internal abstract bool HasInput { get; }

    /// <summary>Receives what is there, at least one byte; 0 where the client sends no more.</summary>
    internal abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Sends all of it.</summary>
    internal abstract ValueTask SendAsync(ReadOnlyMemory<byte> bytes);

    /// <summary>Makes a TLS handshake; all after it is encrypted.</summary>
    internal abstract Task StartTlsAsync(SslServerAuthenticationOptions options);

    /// <summary>Ends a receive that is under way, and all later ones, as if the client sent no more. Sending goes on.</summary>
    internal abstract void StopReceiving();

    /// <summary>Says that nothing more will be sent, so that the client gets the last reply before the end.</summary>
    internal abstract ValueTask FinishSendingAsync();

    /// <summary>Ends everything at once.</summary>
    internal abstract void Abort();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
