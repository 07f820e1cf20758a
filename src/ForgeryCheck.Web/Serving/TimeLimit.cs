using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Serving;

/// <summary>Ends the work on a request when the client goes, or when it has taken too long.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _source;

    internal TimeLimit(HttpContext context, TimeSpan limit)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        _source.CancelAfter(limit);
    }

    /// <summary>Receives something of a client.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limit">How long the client may take.</param>
    /// <param name="receive">Receives it.</param>
    /// <exception cref="ProblemException">The client took too long.</exception>
    internal static async Task<T> ReceiveAsync<T>(HttpContext context, TimeSpan limit, Func<HttpRequest, CancellationToken, Task<T>> receive)
    {
        using var time = new TimeLimit(context, limit);
        try
        {
            return await receive(context.Request, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw StandardProblems.TooSlow;
        }
    }

    /// <summary>Cancelled when the work is to end.</summary>
    internal CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
