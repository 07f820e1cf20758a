namespace ForgeryCheck.Names;

/// <summary>
/// Queries the DNS for one message in two rounds: what the message names, then what the answers name. The second round waits for the whole first one,
/// so that the questions within the budget depend on the answers and not on their timing.
/// </summary>
internal sealed class NameGatherer(INameService names, NameBudget budget)
{
    private readonly HashSet<DnsQuestion> _wanted = [];
    private readonly List<DnsQuestion> _round = [];
    private readonly Dictionary<DnsQuestion, DnsAnswer> _answers = [];
    private int _limit;

    internal async Task<NameFacts> GatherAsync(NameTargets targets, CancellationToken cancellation)
    {
        _limit = Math.Min(budget.FirstRound, budget.Questions);
        AddTargets(targets);
        await AskRoundAsync(cancellation).ConfigureAwait(false);

        _limit = budget.Questions;
        foreach (var address in targets.Addresses)
        {
            AddNamesOf(address);
        }

        foreach (var domain in targets.Domains)
        {
            AddExchangersOf(domain);
        }

        await AskRoundAsync(cancellation).ConfigureAwait(false);

        var all = _answers.Values.Where(a => a.Status != DnsStatus.NotAsked).ToList();
        all.Sort((a, b) => DnsQuestion.Compare(a.Question, b.Question));
        return new NameFacts { IsOn = true, All = all };
    }

    /// <summary>Adds targets of each kind in turn, so that a long list of one kind does not use up the budget of the others.</summary>
    private void AddTargets(NameTargets targets)
    {
        var longest = Math.Max(targets.Addresses.Count, Math.Max(targets.Hosts.Count, targets.Domains.Count));
        for (var i = 0; i < longest; i++)
        {
            if (i < targets.Addresses.Count)
            {
                Add(DnsQuestion.Reverse(targets.Addresses[i]));
            }

            if (i < targets.Hosts.Count)
            {
                AddHost(targets.Hosts[i]);
            }

            if (i < targets.Domains.Count)
            {
                Add(DnsQuestion.Of(targets.Domains[i], DnsType.Mx));
            }
        }
    }

    private void AddHost(string host)
    {
        Add(DnsQuestion.Of(host, DnsType.A));
        Add(DnsQuestion.Of(host, DnsType.Aaaa));
    }

    private void AddNamesOf(HostAddress address)
    {
        foreach (var name in KnownValues(DnsQuestion.Reverse(address)).Take(budget.NamesPerAddress))
        {
            Add(DnsQuestion.Of(name, address.IsV6 ? DnsType.Aaaa : DnsType.A));
        }
    }

    private void AddExchangersOf(string domain)
    {
        var question = DnsQuestion.Of(domain, DnsType.Mx);
        var records = KnownValues(question);
        foreach (var record in records.Take(budget.ExchangersPerDomain))
        {
            AddHost(NameFacts.HostOf(record));
        }

        if (records.Count == 0 && _answers.TryGetValue(question, out var answer) && answer.Status == DnsStatus.NoError)
        {
            AddHost(domain); // the implicit MX of RFC 5321 section 5.1
        }
    }

    private List<string> KnownValues(DnsQuestion question) =>
        _answers.TryGetValue(question, out var answer) && answer.IsKnown ? [.. answer.Values] : [];

    private void Add(DnsQuestion question)
    {
        // Names too long or odd to be queried cost nothing, and are not even remembered.
        if (!(question.Type == DnsType.Ptr ? Askable.Is(question) : Askable.Name(question.Name)) || _wanted.Contains(question) || _wanted.Count >= _limit)
        {
            return;
        }

        _wanted.Add(question);
        _round.Add(question);
    }

    private async Task AskRoundAsync(CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(_round.Select(q => names.AskAsync(q, cancellation).AsTask())).ConfigureAwait(false);
        for (var i = 0; i < answers.Length; i++)
        {
            _answers[_round[i]] = answers[i];
        }

        _round.Clear();
    }
}
