namespace ForgeryCheck.Names;

/// <summary>The DNS data for one message, gathered before the rules run. Rules read it and query nothing themselves.</summary>
internal sealed class NameFacts
{
    private Dictionary<DnsQuestion, DnsAnswer>? _index;

    /// <summary>Nothing was asked.</summary>
    public static NameFacts Off { get; } = new();

    /// <summary>Whether DNS was on.</summary>
    public bool IsOn { get; init; }

    /// <summary>Every answer once, in the order of the questions. Questions not asked are left out.</summary>
    public IReadOnlyList<DnsAnswer> All { get; init; } = [];

    private Dictionary<DnsQuestion, DnsAnswer> Index => _index ??= All.ToDictionary(a => a.Question);

    /// <summary>Queries the targets, many questions at once, bounded in number and time.</summary>
    public static ValueTask<NameFacts> GatherAsync(INameService names, NameTargets targets, CancellationToken cancellation = default) =>
        GatherAsync(names, targets, NameBudget.Default, cancellation);

    /// <summary>Queries the targets within a budget, in their order.</summary>
    public static async ValueTask<NameFacts> GatherAsync(
        INameService names, NameTargets targets, NameBudget budget, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(budget);
        return names.IsOn ? await new NameGatherer(names, budget).GatherAsync(targets, cancellation).ConfigureAwait(false) : Off;
    }

    /// <summary>The same with all that was asked for the message besides.</summary>
    public NameFacts With(IEnumerable<DnsAnswer> answers)
    {
        var all = All.Concat(answers).DistinctBy(answer => answer.Question).ToList();
        all.Sort((a, b) => DnsQuestion.Compare(a.Question, b.Question));
        return new NameFacts { IsOn = IsOn, All = all };
    }

    /// <summary>The names of an address; null if unknown (off, time-out, server failure).</summary>
    public IReadOnlyList<string>? ReverseNames(HostAddress address) => Known(DnsQuestion.Reverse(address));

    /// <summary>The forward-confirmed names of an address; null if unknown.</summary>
    public IReadOnlyList<string>? ConfirmedNames(HostAddress address)
    {
        if (ReverseNames(address) is not { } names)
        {
            return null;
        }

        var text = address.ToString();
        var confirmed = new List<string>();
        var unknown = false;
        foreach (var name in names)
        {
            if (!Askable.Name(name))
            {
                continue; // "localhost", "my router": such names resolve to nothing
            }

            var back = Known(DnsQuestion.Of(name, address.IsV6 ? DnsType.Aaaa : DnsType.A));
            unknown |= back is null;
            if (back is not null && back.Contains(text))
            {
                confirmed.Add(name);
            }
        }

        return unknown && confirmed.Count == 0 ? null : confirmed;
    }

    /// <summary>The addresses of a host name, CNAMEs followed; null if unknown, even for one family only.</summary>
    public IReadOnlyList<HostAddress>? Addresses(string host) =>
        Addresses(host, v6: false) is { } v4 && Addresses(host, v6: true) is { } v6 ? [.. v4, .. v6] : null;

    /// <summary>The addresses of a host name in one family; null if unknown.</summary>
    public IReadOnlyList<HostAddress>? Addresses(string host, bool v6)
    {
        if (Known(DnsQuestion.Of(host, v6 ? DnsType.Aaaa : DnsType.A)) is not { } values)
        {
            return null;
        }

        var addresses = new List<HostAddress>(values.Count);
        foreach (var value in values)
        {
            if (HostAddress.TryParse(value, out var address))
            {
                addresses.Add(address);
            }
        }

        return addresses;
    }

    /// <summary>The answer to a question; null if it was not asked.</summary>
    public DnsAnswer? Find(DnsQuestion question) => Index.GetValueOrDefault(question);

    /// <summary>The host of an MX record, "10 mx.example.org".</summary>
    internal static string HostOf(string record) => record[(record.IndexOf(' ') + 1)..];

    private List<string>? Known(DnsQuestion question) =>
        Index.TryGetValue(question, out var answer) && answer.IsKnown ? [.. answer.Values] : null;
}
