using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC334: names of Exchange Online hosts give their forest twice, in the host's own name and in its domain (BL0PR04MB6514.namprd04.prod.outlook.com),
/// and a line "with mapi" describes a step inside one host, so that both its names are the same. Measured: 17,744 names of 17,744 (phishing_pot).
/// </summary>
internal sealed class ForestNumberRule : IRule
{
    private static readonly string[] Innocent =
    [
        "Microsoft gave a host a name in a new form.",
        "A program that anonymises mail changed the name.",
        "The mailbox was being moved from one host to another.",
    ];

    private const string Forests = "forest", OneHost = "mapi";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC334", "forest-number", RuleFamily.Appended, FindingKind.Contradiction,
        "An Exchange Online host has a name that does not fit its domain or its line",
        OnTrusted: "A trusted host wrote this line, so either a host name was altered in this copy, or Microsoft gives its hosts names in a form not known here.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var line = hop.Line;
            var by = line.ByName;
            var helo = line.Raw(TraceField.Helo).TrimEnd((byte)'.');
            if (Agree(by) is { } agree)
            {
                Report(agree, TraceField.By);
            }

            if (IsMapi(line) && hop.HeloHost is not null && hop.ByHost is not null)
            {
                if (Agree(helo) is { } same)
                {
                    Report(same, TraceField.Helo);
                }

                if (hop.HeloHost != hop.ByHost)
                {
                    sink.Add(TwoHosts(facts, hop));
                }
                else
                {
                    sink.Agree(Info, hop, OneHost);
                }
            }

            void Report(bool agree, TraceField field)
            {
                if (agree)
                {
                    sink.Agree(Info, hop, Forests);
                }
                else
                {
                    sink.Add(Forest(facts, hop, field));
                }
            }
        }
    }

    /// <summary>Whether a name gives the same forest twice; null if it gives none.</summary>
    private static bool? Agree(ReadOnlySpan<byte> name) =>
        ExchangeHost.TryForests(name, out var inHost, out var inDomain) ? inHost.SequenceEqual(inDomain) : null;

    // Older on-premises versions pass mail between hosts by MAPI.
    private static bool IsMapi(ReceivedLine line) =>
        AsciiWords.Is(line.Raw(TraceField.With), "mapi"u8) && line.Raw(TraceField.Id).StartsWith("15.20."u8);

    private Finding Forest(MessageFacts facts, Hop hop, TraceField field)
    {
        var name = hop.Line.Text(field);
        ExchangeHost.TryForests(hop.Line.Raw(field).TrimEnd((byte)'.'), out var inHost, out var inDomain);
        var (host, domain) = (System.Text.Encoding.ASCII.GetString(inHost), System.Text.Encoding.ASCII.GetString(inDomain));
        return FindingOn.Line(
            Info, facts, hop, field,
            $"Line {hop.Number} names {MailText.Quote(name)}: the host name says Exchange Online forest {host}, but the domain says {domain}. "
            + "In real host names the two are the same.",
            Innocent, [("host", name), ("forestInHost", host), ("forestInDomain", domain)]) with
        { Fact = Forests };
    }

    private Finding TwoHosts(MessageFacts facts, Hop hop) => FindingOn.Line(
        Info, facts, hop, TraceField.By,
        $"Line {hop.Number} describes a step inside one Exchange Online host (with mapi), but it is from {MailText.Quote(hop.HeloHost)} and by "
        + $"{MailText.Quote(hop.ByHost)}. In genuine lines the two are the same, with few exceptions.",
        Innocent, [("helo", hop.HeloHost), ("by", hop.ByHost), ("id", hop.Line.Id)], kind: FindingKind.Anomaly) with
    { Fact = OneHost };
}
