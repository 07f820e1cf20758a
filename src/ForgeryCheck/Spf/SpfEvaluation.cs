using ForgeryCheck.Hosts;
using ForgeryCheck.Names;

namespace ForgeryCheck.Spf;

/// <summary>One check: the record of the sender's domain, and those that it includes or redirects to.</summary>
internal sealed class SpfEvaluation(SpfQuery query, SpfLookups lookups)
{
    // RFC 7208 section 4.6.4: more exchangers make the result an error.
    private const int MostExchangers = 10;

    private readonly ClientNames _clientNames = new(query.Client, lookups);

    /// <summary>check_host() for a domain (RFC 7208 section 4). It recurses no deeper than terms may query the DNS.</summary>
    internal async ValueTask<SpfOutcome> CheckHostAsync(string domain)
    {
        var answer = await lookups.AskAsync(domain, DnsType.Txt).ConfigureAwait(false);
        if (!answer.IsKnown)
        {
            return SpfOutcome.Unanswered(answer, domain);
        }

        // Section 4.5. A domain that does not exist has no record either (section 4.3).
        string[] records = [.. answer.Values.Where(SpfRecord.IsSpf)];
        if (records.Length != 1)
        {
            return records.Length == 0
                ? SpfOutcome.Without(SpfResult.None, domain, $"{NameWords.Show(domain)} publishes no SPF record")
                : SpfOutcome.Without(SpfResult.PermError, domain, $"{NameWords.Show(domain)} publishes {records.Length} SPF records");
        }

        if (SpfRecordParser.Parse(records[0], out var problem) is not { } record)
        {
            return Broken(domain, problem!);
        }

        foreach (var directive in record.Directives)
        {
            if (await EvaluateAsync(directive, domain).ConfigureAwait(false) is { } outcome)
            {
                return outcome;
            }
        }

        return record.Redirect is { } redirect
            ? await RedirectAsync(redirect, domain).ConfigureAwait(false)
            : new(SpfResult.Neutral, domain); // section 4.7
    }

    /// <summary>Evaluates a directive; null if it does not match and the next one is to be tried.</summary>
    private async ValueTask<SpfOutcome?> EvaluateAsync(SpfDirective directive, string domain)
    {
        if (!directive.QueriesDns)
        {
            return directive.Mechanism == SpfMechanism.All || directive.Network.Has(query.Client) ? Matched(directive, domain) : null;
        }

        if (!lookups.AddTerm())
        {
            return TooManyTerms(domain);
        }

        var (target, failure) = await TargetAsync(directive.Target, domain).ConfigureAwait(false);
        return failure ?? directive.Mechanism switch
        {
            SpfMechanism.Include => await IncludeAsync(directive, domain, target).ConfigureAwait(false),
            SpfMechanism.A => await AddressAsync(directive, domain, [target]).ConfigureAwait(false),
            SpfMechanism.Mx => await ExchangersAsync(directive, domain, target).ConfigureAwait(false),
            SpfMechanism.Ptr => await ClientNameAsync(directive, domain, target).ConfigureAwait(false),
            _ => await ExistsAsync(directive, domain, target).ConfigureAwait(false),
        };
    }

    // Section 5.2
    private async ValueTask<SpfOutcome?> IncludeAsync(SpfDirective directive, string domain, string target)
    {
        var included = await CheckHostAsync(target).ConfigureAwait(false);
        return included.Result switch
        {
            // The included directive says more; but one that passes does not explain "-include".
            SpfResult.Pass => directive.Qualifier == SpfResult.Pass ? included : Matched(directive, domain),
            SpfResult.Fail or SpfResult.SoftFail or SpfResult.Neutral => null,
            SpfResult.None => Broken(domain, $"\"{NameWords.Show(directive.Text)}\" has nothing to include: {included.Problem}"),
            _ => included,
        };
    }

    // Section 6.1
    private async ValueTask<SpfOutcome> RedirectAsync(MacroString redirect, string domain)
    {
        if (!lookups.AddTerm())
        {
            return TooManyTerms(domain);
        }

        var (target, failure) = await TargetAsync(redirect, domain).ConfigureAwait(false);
        var outcome = failure ?? await CheckHostAsync(target).ConfigureAwait(false);
        return outcome.Result == SpfResult.None ? Broken(domain, $"\"redirect\" leads nowhere: {outcome.Problem}") : outcome;
    }

    // Section 5.3, and the hosts of section 5.4
    private async ValueTask<SpfOutcome?> AddressAsync(SpfDirective directive, string domain, IReadOnlyList<string> hosts)
    {
        var isVoid = true;
        foreach (var host in hosts)
        {
            var answer = await lookups.AskAddressesAsync(host, query.Client).ConfigureAwait(false);
            if (!answer.IsKnown)
            {
                return SpfOutcome.Unanswered(answer, domain);
            }

            foreach (var value in answer.Values)
            {
                isVoid = false;
                if (HostAddress.TryParse(value, out var address)
                    && AddressBlock.Around(address, address.IsV6 ? directive.Prefix6 : directive.Prefix4).Has(query.Client))
                {
                    return Matched(directive, domain);
                }
            }
        }

        return NotMatched(domain, isVoid);
    }

    // Section 5.4: without MX records, the domain's own address does not count.
    private async ValueTask<SpfOutcome?> ExchangersAsync(SpfDirective directive, string domain, string target)
    {
        var answer = await lookups.AskAsync(target, DnsType.Mx).ConfigureAwait(false);
        if (!answer.IsKnown)
        {
            return SpfOutcome.Unanswered(answer, domain);
        }

        string[] exchangers = [.. answer.Values];
        if (exchangers.Length > MostExchangers)
        {
            return Broken(domain, $"{NameWords.Show(target)} has more than {MostExchangers} mail exchangers");
        }

        // RFC 7505: "0 ." means that there is no exchanger.
        string[] hosts = [.. exchangers.Select(NameFacts.HostOf).Where(host => host != ".").Distinct()];
        return hosts.Length == 0 && exchangers.Length > 0 ? null : await AddressAsync(directive, domain, hosts).ConfigureAwait(false);
    }

    // Section 5.5
    private async ValueTask<SpfOutcome?> ClientNameAsync(SpfDirective directive, string domain, string target)
    {
        var matches = await _clientNames.AreInAsync(target).ConfigureAwait(false);
        return _clientNames.Missing is { } missing ? SpfOutcome.Unanswered(missing, domain)
            : matches ? Matched(directive, domain)
            : NotMatched(domain, _clientNames.Answer is { IsKnown: true } answer && !answer.Values.Any());
    }

    // Section 5.7: an A record, even for an IPv6 client.
    private async ValueTask<SpfOutcome?> ExistsAsync(SpfDirective directive, string domain, string target)
    {
        var answer = await lookups.AskAsync(target, DnsType.A).ConfigureAwait(false);
        return !answer.IsKnown ? SpfOutcome.Unanswered(answer, domain)
            : answer.Values.Any() ? Matched(directive, domain)
            : NotMatched(domain, isVoid: true);
    }

    /// <summary>The name that a term's argument stands for, or why it cannot be known.</summary>
    private async ValueTask<(string Target, SpfOutcome? Failure)> TargetAsync(MacroString? argument, string domain)
    {
        if (argument is null)
        {
            return (domain, null);
        }

        var clientName = "";
        if (argument.NeedsClientName)
        {
            // Section 4.6.4: the question for the client's names counts like a term's.
            if (_clientNames.Answer is null && !lookups.AddTerm())
            {
                return ("", TooManyTerms(domain));
            }

            clientName = await _clientNames.BestAsync(domain).ConfigureAwait(false);
            if (_clientNames.Missing is { } missing)
            {
                return ("", SpfOutcome.Unanswered(missing, domain));
            }
        }

        return (argument.ToDomain(new(query, domain, clientName)), null);
    }

    private static SpfOutcome Matched(SpfDirective directive, string domain) =>
        new(directive.Qualifier, domain) { Mechanism = directive.Text, RecordDomain = domain };

    private SpfOutcome? NotMatched(string domain, bool isVoid) =>
        isVoid && !lookups.AddVoidTerm() ? Broken(domain, "too many of its terms find nothing in the DNS") : null;

    private static SpfOutcome TooManyTerms(string domain) => Broken(domain, "too many terms query the DNS, including those of the records that it refers to");

    private static SpfOutcome Broken(string domain, string problem) =>
        SpfOutcome.Without(SpfResult.PermError, domain, $"the SPF record of {NameWords.Show(domain)} is invalid: {problem}");
}
