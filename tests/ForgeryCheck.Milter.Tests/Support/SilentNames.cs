using ForgeryCheck.Names;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>A name service that answers nobody, until it is told to stop, or let go.</summary>
internal sealed class SilentNames : INameService
{
    /// <summary>Completes once somebody has asked.</summary>
    internal TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets all who ask go, without an answer.</summary>
    internal TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOn => true;

    public async ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        Asked.TrySetResult();
        await Gate.Task.WaitAsync(cancellation);
        return await NamesOff.Instance.AskAsync(question, cancellation);
    }
}
