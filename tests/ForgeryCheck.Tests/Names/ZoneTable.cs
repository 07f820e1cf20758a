using System.Globalization;
using System.Net;
using ForgeryCheck.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Names;

/// <summary>
/// Answers from a table as a resolver would. A record is "TXT v=spf1 -all", "A 192.0.2.1", "MX 10 mx.a.test", "CNAME b.a.test"; "timeout" means that
/// questions for other types get no answer. A reverse zone is given by its address.
/// </summary>
internal sealed class ZoneTable : INameService
{
    private readonly Dictionary<string, List<string>> _zones = new(StringComparer.OrdinalIgnoreCase);

    public ZoneTable(IEnumerable<KeyValuePair<string, string[]>> zones)
    {
        foreach (var (name, records) in zones)
        {
            Add(name, records);
        }
    }

    public ZoneTable()
    {
    }

    public bool IsOn => true;

    /// <summary>The names that are not to be asked: a replay lacks them.</summary>
    public HashSet<string> Unasked { get; } = [];

    /// <summary>When the answers come.</summary>
    public DateTimeOffset At { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Each question asked, in order.</summary>
    public List<DnsQuestion> Questions { get; } = [];

    public void Add(string name, params string[] records)
    {
        var key = IPAddress.TryParse(name, out _) && HostAddress.TryParse(name, out var address) ? DnsQuestion.Reverse(address).Name : name;
        if (!_zones.TryGetValue(key, out var all))
        {
            _zones.Add(key, all = []);
        }

        all.AddRange(records);
    }

    public ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
    {
        Questions.Add(question);
        var (status, records) = Unasked.Contains(question.Name) ? (DnsStatus.NotAsked, []) : Answer(question);
        return ValueTask.FromResult(new DnsAnswer(question, status, records, At, "192.0.2.53:53"));
    }

    private (DnsStatus Status, List<string> Records) Answer(DnsQuestion question)
    {
        var name = question.Name;
        var steps = new List<string>();
        while (_zones.TryGetValue(name, out var records))
        {
            var prefix = question.Type.ToString().ToUpperInvariant() + " ";
            var values = records.Where(r => r.StartsWith(prefix, StringComparison.Ordinal)).Select(r => Value(r[prefix.Length..], question.Type));
            if (values.Any())
            {
                return (DnsStatus.NoError, [.. steps, .. question.Type == DnsType.Mx ? values.OrderBy(Preference) : values.Order(StringComparer.Ordinal)]);
            }

            if (records.Find(r => r.StartsWith("CNAME ", StringComparison.Ordinal)) is not { } alias)
            {
                return (records.Contains("timeout") ? DnsStatus.NotAnswered : DnsStatus.NoError, steps);
            }

            steps.Add(Value(alias, DnsType.A));
            name = steps[^1]["CNAME ".Length..];
            if (steps.Count > 16)
            {
                return (DnsStatus.Failed, steps);
            }
        }

        return (DnsStatus.NxDomain, steps);
    }

    // As AnswerReader gives them: names in lower case without the final dot.
    private static string Value(string text, DnsType type) => type == DnsType.Txt || text.EndsWith(" .", StringComparison.Ordinal) ? text
        : text.StartsWith("CNAME ", StringComparison.Ordinal) ? "CNAME " + text[6..].TrimEnd('.').ToLowerInvariant()
        : text.TrimEnd('.').ToLowerInvariant();

    private static int Preference(string record) => int.Parse(record[..record.IndexOf(' ')], CultureInfo.InvariantCulture);
}
