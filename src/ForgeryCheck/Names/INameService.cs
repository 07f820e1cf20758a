namespace ForgeryCheck.Names;

/// <summary>Answers questions to the DNS: off, live, recorded or replayed. Never throws because of a name server.</summary>
public interface INameService
{
    /// <summary>Whether asking can yield anything; false if DNS is off.</summary>
    bool IsOn { get; }

    /// <summary>Asks a question. A repeated question is asked only once.</summary>
    ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default);
}
