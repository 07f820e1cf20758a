using ForgeryCheck.Hosts;
using ForgeryCheck.Names;

namespace ForgeryCheck.Spf;

/// <summary>
/// The names of the client that its address has in the DNS and that resolve back to it (RFC 7208 section 5.5). Only names that would decide something are
/// confirmed, in a fixed order.
/// </summary>
internal sealed class ClientNames(HostAddress client, SpfLookups lookups)
{
    // Section 4.6.4: further names are ignored.
    private const int MostNames = 10;

    private readonly Dictionary<string, bool> _confirmed = new(StringComparer.Ordinal);

    /// <summary>The answer to the question for the names; null if it was not asked yet.</summary>
    internal DnsAnswer? Answer { get; private set; }

    /// <summary>The first question that was not asked; null if all were. Then nothing is known, whatever the other names say.</summary>
    internal DnsAnswer? Missing { get; private set; }

    /// <summary>Whether a confirmed name is a domain or below it.</summary>
    internal async ValueTask<bool> AreInAsync(string domain)
    {
        foreach (var name in await NamesAsync().ConfigureAwait(false))
        {
            if (HostNames.IsIn(name, domain) && await IsConfirmedAsync(name).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of the "p" macro: the domain itself if it is confirmed, or else a name below it, or any name (section 7.3).</summary>
    internal async ValueTask<string> BestAsync(string domain)
    {
        var names = await NamesAsync().ConfigureAwait(false);
        foreach (var name in names.OrderBy(name => !HostNames.IsIn(name, domain) ? 2 : name.Length > domain.Length ? 1 : 0))
        {
            if (await IsConfirmedAsync(name).ConfigureAwait(false))
            {
                return name;
            }
        }

        return "unknown";
    }

    private async ValueTask<IReadOnlyList<string>> NamesAsync()
    {
        Answer ??= await lookups.AskAsync(DnsQuestion.Reverse(client).Name, DnsType.Ptr).ConfigureAwait(false);
        Note(Answer);
        return Answer.IsKnown ? [.. Answer.Values.Take(MostNames)] : []; // section 5.5: after an error the client has no names
    }

    private async ValueTask<bool> IsConfirmedAsync(string name)
    {
        if (!_confirmed.TryGetValue(name, out var isConfirmed))
        {
            // Section 5.5: a name whose addresses cannot be looked up is skipped.
            var answer = await lookups.AskAddressesAsync(name, client).ConfigureAwait(false);
            Note(answer);
            isConfirmed = answer.IsKnown && answer.Values.Any(value => HostAddress.TryParse(value, out var address) && address == client);
            _confirmed.Add(name, isConfirmed);
        }

        return isConfirmed;
    }

    private void Note(DnsAnswer answer) => Missing ??= answer.Status == DnsStatus.NotAsked ? answer : null;
}
