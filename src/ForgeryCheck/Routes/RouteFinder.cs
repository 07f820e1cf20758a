using ForgeryCheck.Names;

namespace ForgeryCheck.Routes;

/// <summary>
/// Asks the DNS where mail for a domain goes: its MX records, then the addresses of the hosts that they name. Two rounds of questions, each as long as
/// its slowest answer, whatever the zone holds.
/// </summary>
internal static class RouteFinder
{
    // No sender tries more; a zone may hold any number.
    private const int MostHosts = 32;
    private const string Tag = "IPv6:";

    /// <summary>Finds the route to a domain, or to an address literal ("[192.0.2.1]").</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static async ValueTask<MailRoute> FindAsync(INameService names, string domain, CancellationToken cancellation)
    {
        if (Literal(domain) is { } address)
        {
            return new MailRoute(domain, RouteState.Literal, [new Exchanger(0, domain) { Addresses = [address] }]);
        }

        var asked = new NotedNames(names);
        var answers = new Dictionary<DnsQuestion, DnsAnswer>();
        var exchangers = await asked.AskPublicAsync(domain, DnsType.Mx, cancellation).ConfigureAwait(false);
        answers[exchangers.Question] = exchangers;

        var round = RouteReader.Hosts(exchangers).Take(MostHosts)
            .SelectMany(host => (DnsType[])[DnsType.A, DnsType.Aaaa], (host, type) => asked.AskPublicAsync(host, type, cancellation).AsTask());
        foreach (var answer in await Task.WhenAll(round).ConfigureAwait(false))
        {
            answers[answer.Question] = answer;
        }

        var all = asked.Answers.ToList();
        all.Sort((a, b) => DnsQuestion.Compare(a.Question, b.Question));
        return RouteReader.Read(domain, question => answers.GetValueOrDefault(question)) with { Answers = all };
    }

    /// <summary>The address in an address literal, "[192.0.2.1]" or "[IPv6:2001:db8::1]" (RFC 5321 section 4.1.3); null if it is none.</summary>
    internal static HostAddress? Literal(string domain) =>
        domain is not ['[', .. var text, ']'] ? null
        : HostAddress.TryParse(text.StartsWith(Tag, StringComparison.OrdinalIgnoreCase) ? text[Tag.Length..] : text, out var address) ? address
        : null;
}
