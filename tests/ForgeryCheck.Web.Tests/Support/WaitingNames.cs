using ForgeryCheck.Names;

namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A name service that answers nobody, until it is told to stop.</summary>
internal sealed class WaitingNames : INameService
{
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOn => true;

    public async ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        Asked.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            Cancelled.TrySetResult();
        }

        throw new InvalidOperationException("an endless delay ended");
    }
}
