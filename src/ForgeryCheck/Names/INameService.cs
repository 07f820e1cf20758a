namespace ForgeryCheck.Names;

/// <summary>Answers questions about names: off, live, recorded or replayed. Never throws for what a name server does.</summary>
public interface INameService
{
    /// <summary>Whether asking can tell anything; false where DNS is off.</summary>
    bool IsOn { get; }

    /// <summary>Asks one question. The same question is asked only once.</summary>
    ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default);
}
