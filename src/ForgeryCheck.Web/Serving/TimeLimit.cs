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

    /// <summary>Cancelled when the work is to end.</summary>
    internal CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
