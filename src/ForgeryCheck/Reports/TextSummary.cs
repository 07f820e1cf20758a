using System.Globalization;
using ForgeryCheck.Hosts;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>What a run found, taken together: verdicts, the rules that weighed, the networks that handed in what is forged, and what could not be read.</summary>
internal sealed class TextSummary
{
    private const int Most = 6;

    /// <summary>A run may see any number of networks, and only the frequent ones are shown.</summary>
    private const int MostNetworks = 100_000;

    private readonly VerdictCounts _verdicts = new();
    private readonly Dictionary<string, int> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _networks = new(StringComparer.Ordinal);
    private readonly InputsNotRead _unread = new();

    internal void Add(Report report)
    {
        _verdicts.Add(report.Verdict);
        if (report.Verdict < Verdict.Suspicious)
        {
            return;
        }

        foreach (var rule in report.Assessment.Findings.Where(f => f is { Weight: > 0, CountedAs: null }).Select(f => f.Rule.Id).Distinct())
        {
            Count(_rules, rule);
        }

        if (report.HandOver?.Address is { } address && !SpecialAddresses.IsInternal(SpecialAddresses.Registered.Of(address)))
        {
            Count(_networks, Network(address));
        }
    }

    internal void AddUnreadable(string source) => _unread.Add(source);

    internal void Write(TerminalPage page, int listed)
    {
        page.End().Fill(page.Glyphs.DoubleRule, page.Width, Ink.Dim).End();
        page.Margin(("  ", Ink.None)).Flow(string.Create(CultureInfo.InvariantCulture, $"{_verdicts.Messages} messages: "), Ink.Bold);
        var separator = "";
        foreach (var verdict in VerdictCounts.FromTheTop)
        {
            var count = _verdicts.Of(verdict);
            page.Put(separator).Flow(string.Create(CultureInfo.InvariantCulture, $" {count} {ReportWords.Of(verdict)}"), count > 0 ? Ink.Of(verdict) : Ink.Dim);
            separator = ",";
        }

        page.End();
        if (listed < _verdicts.Messages)
        {
            page.Flow(string.Create(CultureInfo.InvariantCulture, $"The {listed} most likely forged messages are listed; --list all lists every message."), Ink.Dim).End();
        }

        Top(page, "Rules that decided:", _rules);
        Top(page, "Networks that handed in forged or suspicious mail:", _networks);
        if (_unread.Count > 0)
        {
            page.Flow(_unread.Heading, Ink.BoldYellow).Flow(" " + page.Mail(_unread.Sources), lines: 3).End();
        }
    }

    private static void Top(TerminalPage page, string heading, Dictionary<string, int> counts)
    {
        if (counts.Count > 0)
        {
            var top = counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(Most)
                .Select(count => string.Create(CultureInfo.InvariantCulture, $"{page.Mail(count.Key)} in {count.Value}"));
            page.Flow(heading, Ink.Dim).Flow($" {string.Join(", ", top)}{(counts.Count > Most ? ", ..." : "")}", lines: 2).End();
        }
    }

    private static void Count(Dictionary<string, int> counts, string key)
    {
        if (counts.Count < MostNetworks || counts.ContainsKey(key))
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    // What is given to one customer, mostly: RFC 6177 for IPv6.
    private static string Network(HostAddress address) => AddressBlock.Around(address, address.IsV6 ? 48 : 24).ToString();
}
