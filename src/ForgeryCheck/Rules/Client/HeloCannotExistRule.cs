using ForgeryCheck.Hosts;
using ForgeryCheck.Rules.Consistency;

namespace ForgeryCheck.Rules.Client;

/// <summary>
/// FC704: the HELO name cannot be that of a host on the Internet, although the client is one: no such top-level domain exists, or it has no domain.
/// RFC 5321 section 4.1.1.1 asks for a fully qualified name or an address literal. Names used in networks without DNS (RFC 6762) do not count.
/// </summary>
internal sealed class HeloCannotExistRule : IRule
{
    // The one grade that is held against the client: a name without a domain does not claim to be anybody, however common it is in spam.
    private const string NoSuchTop = "no-such-top";

    private static readonly string[] Innocent =
    [
        "The host was never given its full name, or greets with its name inside a company network.",
        "The top-level domain is newer than the list in rules/public-suffixes.dat.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC704", "helo-cannot-exist", RuleFamily.Client, FindingKind.Anomaly,
        "The client's HELO name cannot exist on the Internet");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { HeloHost: { } helo, HeloAddress: null } hop || hop.IsAuthenticated || Clients.HandOverAddress(facts) is not { } address)
        {
            return;
        }

        var grade = !helo.Contains('.', StringComparison.Ordinal) ? "unqualified"
            : facts.Organisations.HasTop(helo) ? null
            : HostEnd.IsFullName(helo) && HostNames.IsName(helo) && !SpecialNames.Fits(helo) ? NoSuchTop
            : "internal";
        if (grade is null)
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        var why = grade switch
        {
            "unqualified" => "a name without a domain",
            "internal" => "a name that is used only inside networks",
            _ => $"but there is no top-level domain \"{MailText.Clip(helo[(helo.LastIndexOf('.') + 1)..])}\"",
        };
        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Helo,
            $"The host that handed the mail in from {address} (line {hop.Number}) called itself {MailText.Quote(hop.Line.Helo)}, {why}.",
            Innocent, [("helo", hop.Line.Helo), ("address", address.ToString())], grade,
            grade == NoSuchTop ? FindingKind.Anomaly : FindingKind.Note));
    }
}
