using System.Net.Security;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>One client's connection. One call per direction at a time; <see cref="StopReceiving"/> and <see cref="Abort"/> are thread-safe.</summary>
internal abstract class Connection : IAsyncDisposable
{
    /// <summary>The peer's address.</summary>
    internal abstract HostAddress Peer { get; }

    /// <summary>The peer's port.</summary>
    internal abstract int PeerPort { get; }

    /// <summary>The TLS version and cipher suite as our Received line names them; null without TLS.</summary>
    internal abstract TlsState? Tls { get; }

    /// <summary>Whether the client has to speak TLS from the first byte (RFC 8314 section 3).</summary>
    internal virtual bool StartsWithTls => false;

    /// <summary>Whether received bytes are waiting to be read.</summary>
    internal abstract bool HasInput { get; }

    /// <summary>Receives what is available, at least one byte; 0 at the end of input.</summary>
    internal abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Sends all bytes.</summary>
    internal abstract ValueTask SendAsync(ReadOnlyMemory<byte> bytes);

    /// <summary>Performs a TLS handshake; everything after it is encrypted.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="received">What was received of the handshake already.</param>
    internal abstract Task StartTlsAsync(SslServerAuthenticationOptions options, ReadOnlyMemory<byte> received);

    /// <summary>Ends a pending receive and all later ones, as if the client sent no more. Sending still works.</summary>
    internal abstract void StopReceiving();

    /// <summary>Shuts down sending, so that the client gets the last reply before the connection closes.</summary>
    internal abstract ValueTask FinishSendingAsync();

    /// <summary>Closes the connection at once.</summary>
    internal abstract void Abort();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
