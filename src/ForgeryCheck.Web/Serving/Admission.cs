using System.Net;
using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Options;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace ForgeryCheck.Web.Serving;

/// <summary>
/// Lets connections in: only so many of one client, and only those that say something soon. Kestrel would wait for the first byte as long as it waits
/// between two requests.
/// </summary>
internal sealed class Admission(WebLimits limits)
{
    private readonly ClientLimit _clients = new(limits.ConnectionsPerClient);

    /// <summary>Handles a connection before everything else does.</summary>
    internal ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (!_clients.TryEnter(address))
        {
            connection.Abort();
            return;
        }

        try
        {
            if (await BeginsAsync(connection).ConfigureAwait(false))
            {
                await next(connection).ConfigureAwait(false);
            }
        }
        finally
        {
            _clients.Leave(address);
        }
    };

    private async ValueTask<bool> BeginsAsync(ConnectionContext connection)
    {
        // None is waited for when the server stops.
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(limits.Header);
        try
        {
            var input = connection.Transport.Input;
            var read = await input.ReadAsync(limit.Token).ConfigureAwait(false);

            // Nothing is examined, so that the next reader gets the same bytes at once.
            input.AdvanceTo(read.Buffer.Start);
            return !read.Buffer.IsEmpty;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            connection.Abort();
            return false;
        }
    }
}
