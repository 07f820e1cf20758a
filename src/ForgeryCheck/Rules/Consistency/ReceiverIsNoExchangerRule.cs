using System.Globalization;
using ForgeryCheck.Routes;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC209: compares the host that took the mail in with the route that mail for the recipient takes (RFC 5321 section 5.1): it is not one of the exchangers, or
/// only a backup. Useful when a path is traced by hand; it has no weight, since the hosts behind an exchanger, and those of today, are often different.
/// </summary>
internal sealed class ReceiverIsNoExchangerRule : IRule
{
    private const string Backup = "backup";
    private const int MostNamed = 32;

    private static readonly string[] Innocent =
    [
        "The MX records have changed since the mail was sent.",
        "The exchanger passed the mail to this host, or the host has several names.",
        "The mail was forwarded from another address of the recipient.",
    ];

    private static readonly string[] BackupReasons =
    [
        "The first exchanger could not be reached at the time.",
        "The exchangers had other preferences when the mail was sent.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC209", "receiver-is-no-exchanger", RuleFamily.Consistency, FindingKind.Note,
        "The host that took the mail in is not a mail exchanger of the recipient's domain, or only a backup", NeedsDns: true);

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } hop || hop.Line.By is not { } by || RecipientDomains.Known(facts.Message, facts.Chain) is not [var domain, ..])
        {
            return;
        }

        if (!facts.Names.IsOn)
        {
            sink.CannotTest(Info, [hop.Number], "DNS is off");
            return;
        }

        var route = facts.RouteTo(domain);
        if (route.State == RouteState.Unknown)
        {
            sink.CannotTest(Info, [hop.Number], $"the DNS gave no answer for the exchangers of {MailText.Clip(domain)}");
        }
        else if (route.Exchangers is [var first, ..])
        {
            Compare(facts, sink, hop, by, route, first);
        }
    }

    private void Compare(MessageFacts facts, FindingSink sink, Hop hop, string by, MailRoute route, Exchanger first)
    {
        // Exchangers come in the order of their preference: a host that is listed twice counts as the better one.
        var taker = route.Exchangers.FirstOrDefault(x => IsSame(x.Host, by) || (hop.Line.ByAddress is { } address && x.Addresses.Contains(address)));
        if (taker is not null && taker.Preference > first.Preference)
        {
            sink.Add(FindingOn.Chain(
                Info, facts, hop, TraceField.By,
                $"Line {hop.Number} says that {MailText.Clip(by)} took the mail in. It is a backup exchanger of {MailText.Clip(route.Domain)}, with preference {Text(taker.Preference)}; "
                + $"senders try {MailText.Clip(first.Host)} first, with preference {Text(first.Preference)}. Bulk mailers often start with a backup, which may filter less.",
                BackupReasons,
                [("by", by), ("domain", route.Domain), ("preference", Text(taker.Preference)), ("first", first.Host), ("firstPreference", Text(first.Preference))],
                Backup).Aged(facts.NamesAge));
        }
        else if (taker is not null || IsOfOneHouse(facts, by, route))
        {
            sink.AgreeOnChain(Info, facts, kind: FindingKind.Note);
        }
        else
        {
            var domain = MailText.Clip(route.Domain);
            var goesTo = route.State == RouteState.Implicit ? $"{domain} has no MX records, so its mail goes to" : $"the MX records of {domain} name";
            sink.Add(FindingOn.Chain(
                Info, facts, hop, TraceField.By,
                $"Line {hop.Number} says that {MailText.Clip(by)} took the mail in, but {goesTo} "
                + $"{Clients.List(route.Exchangers.Select(x => x.Host))}{(route.Exchangers.Count > 1 ? " (lowest preference first)" : "")}.",
                Innocent, [("by", by), ("domain", route.Domain), ("exchangers", string.Join(" ", route.Exchangers.Take(MostNamed).Select(x => x.Host)))]).Aged(facts.NamesAge));
        }
    }

    // The exchanger's organisation is enough: a farm's hosts have other names than its MX records.
    private static bool IsOfOneHouse(MessageFacts facts, string by, MailRoute route) =>
        facts.Organisations.Same(route.Domain, by) || route.Exchangers.Any(x => facts.Organisations.Same(x.Host, by));

    private static bool IsSame(string one, string other) =>
        one.AsSpan().TrimEnd('.').Equals(other.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
