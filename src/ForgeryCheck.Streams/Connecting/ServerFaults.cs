using System.Net.Sockets;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.ObjectStore;

namespace ForgeryCheck.Streams.Connecting;

/// <summary>What the client library throws, and what it means.</summary>
internal static class ServerFaults
{
    /// <summary>Whether the server may answer when it is asked again: it is away, electing a leader, or short of something.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="cancellation">The caller's own token: if it was cancelled, the fault is not the server's.</param>
    internal static bool MayPass(Exception e, CancellationToken cancellation) => e switch
    {
        NatsPayloadTooLargeException or NatsObjNotFoundException => false,
        NatsJSApiException { Error.Code: not 503 } => false,
        NatsException or TimeoutException or SocketException or IOException => true,
        // When a connection breaks, the library cancels those who wait for it.
        OperationCanceledException => !cancellation.IsCancellationRequested,
        _ => false,
    };

    /// <summary>Whether it comes from the server or the way to it.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="cancellation">The caller's own token.</param>
    internal static bool IsOfServer(Exception e, CancellationToken cancellation) => e is NatsException || MayPass(e, cancellation);

    /// <summary>Why something failed, in one line.</summary>
    internal static string Reason(Exception e)
    {
        var inner = e;
        while (inner is NatsException && inner.InnerException is { } deeper)
        {
            inner = deeper;
        }

        return inner is OperationCanceledException ? "the connection broke" : inner.Message.ReplaceLineEndings(" ");
    }
}
