using ForgeryCheck.Names;

namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A name service that fails, as something below an endpoint may.</summary>
internal sealed class FailingNames(Exception fault) : INameService
{
    public bool IsOn => true;

    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default) => ValueTask.FromException<DnsAnswer>(fault);
}
