using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>Reports broken joints; shared by the rule for the hand-over and the one for the lines below.</summary>
internal static class BrokenJoint
{
    private const string Unrelated = "unrelated", OtherTime = "other-time";
    private const double Minute = 60, Day = 86400;

    private static readonly string[] Reasons =
    [
        "The organisation uses different host names for sending and receiving.",
        "A host in between wrote no line: a filter, a forwarder or a NAT device.",
        "Both domains belong to one organisation, but the table of organisations does not list them together.",
    ];

    internal static Finding Finding(RuleInfo rule, MessageFacts facts, Joint joint, string meaning)
    {
        var upper = facts.Chain.Hops[joint.Upper - 1];
        var lower = facts.Chain.Hops[joint.Upper];
        var client = HostEnd.Client(upper);
        var server = HostEnd.Server(lower);
        var (grade, besides) = Grade(facts, joint.Upper);
        var finding = FindingOn.Joint(
            rule, facts, upper, lower,
            $"Line {upper.Number} says that the mail came from {client}{Calling(client)}, but line {lower.Number} says that it was at {server}. "
            + $"Neither a name nor an address connects the two{besides}. {meaning}",
            Reasons,
            [
                ("helo", client.Name), ("rdns", client.ReverseName), ("ip", client.Address?.ToString()),
                ("by", server.Name), ("byIp", server.Address?.ToString()), ("compared", joint.Why),
            ],
            grade, grade is Unrelated or OtherTime ? FindingKind.Contradiction : null);
        return grade is Unrelated ? finding with { Causes = [.. finding.Causes, Causes.Origin] }
            : grade is OtherTime ? finding with { Causes = [.. finding.Causes, Causes.Of(TraceField.Date, lower)] }
            : finding;
    }

    /// <summary>
    /// Records that a joint holds. What the upper host determined itself supports the lower line. HELO is the client's own claim, and forgers
    /// make their lines match their HELO: that is no reason to believe the line.
    /// </summary>
    internal static void Agree(RuleInfo rule, MessageFacts facts, Joint joint, FindingSink sink)
    {
        var (outcome, kind) = joint.Match switch
        {
            JointMatch.ReverseName => ("reverse-name", FindingKind.Support),
            JointMatch.Address => ("address", FindingKind.Support),
            JointMatch.Name => ("helo", FindingKind.Note),
            _ => ("organisation", FindingKind.Note),
        };
        sink.AgreeOnJoint(rule, facts.Chain.Hops[joint.Upper], outcome: outcome, kind: kind);
    }

    /// <summary>
    /// The reasons for which genuine joints break have nothing to do with the author or the Date. Genuine hosts that do not match still belong to the
    /// sender: they have the sender's name, or that of the service that signs the mail or takes its bounces, and they had the mail when it was written.
    /// </summary>
    private static (string? Grade, string Besides) Grade(MessageFacts facts, int upper) =>
        IsUnrelated(facts, upper)
            ? (Unrelated, $", and no line from line {upper + 1} down names the organisation of the sender, a signer or a recipient")
        : facts.SecondsFromDateToLowest is { } delay && Math.Abs(delay) >= Day
            ? (OtherTime, ", and the lowest line's time is more than a day away from the Date field")
        : ClockText.SecondsBetween(facts.Chain.Hops[upper].Line.Date, facts.Chain.Hops[upper - 1].Line.Date) < -10 * Minute
            ? (OtherTime, $", and line {upper + 1} is dated after line {upper}")
        : IsOnAccessLine(facts, facts.Chain.Hops[upper - 1])
            ? ("access-line", ", and the client's name is of the kind that access providers give to home connections, which mail servers seldom have")
        : (null, "");

    // Some receivers record no reverse name; then the HELO is all there is, and nobody uses such a name without reason.
    private static bool IsOnAccessLine(MessageFacts facts, Hop client) =>
        (client.ReverseHost ?? client.HeloHost) is { } name && facts.Tables.CustomerNames.IsAccessLine(name, facts.Organisations.RegistrableDomain(name));

    private static bool IsUnrelated(MessageFacts facts, int upper)
    {
        // A service that takes mail by HTTP names itself there, and sends through hosts under its customer's name.
        var lower = facts.Chain.Hops[upper];
        if (facts.Parties.IsEmpty || lower.Line.Kind == ReceivedKind.Web)
        {
            return false;
        }

        // A host with one name of the author's and one of its provider's writes lines under either, and shows its own user there. A shared provider names
        // its customers in no line.
        var client = facts.Chain.Hops[upper - 1];
        if ((IsAuthorsHost(facts, client) && BeginsAt(facts, lower)) || IsSubmittedAt(facts, lower) || OneHouse.IsAuthorsProvider(facts, client, lower)
            || OneHouse.CameBack(facts, client, lower) || OneHouse.IsAuthorsGateway(facts, client, lower))
        {
            return false;
        }

        for (var i = upper; i < facts.Chain.Hops.Count; i++)
        {
            if (facts.Parties.AreIn(facts.Chain.Hops[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAuthorsHost(MessageFacts facts, Hop client) =>
        client is { IsReverseNameConfirmed: true, ReverseOrganisation: { } organisation } && organisation == facts.Authentication.Organisation;

    // A provider that many share is no machine that the author rents, and its lines are the ones that forgers copy. Microsoft's SMTP service greets with the
    // name that it writes after "by": where the client has another, another program sent the mail.
    private static bool BeginsAt(MessageFacts facts, Hop lower) =>
        lower.Number == facts.Chain.Hops.Count && lower.Line.Product != ProductName.SmtpService
        && (lower.IsAuthenticated || lower.AddressKind == AddressKind.Loopback || lower.Line.Kind == ReceivedKind.Local)
        && !(lower.ByOrganisation is { } provider && facts.Organisations.IsListed(provider));

    // A program on a rented machine hands its mail to that machine, which has the name of whom it is rented from: "(Postfix, from userid 33)", "with local".
    private static bool IsSubmittedAt(MessageFacts facts, Hop lower) =>
        lower.Line is { Kind: ReceivedKind.Local, Product: ProductName.Postfix or ProductName.Exim } && lower.Number == facts.Chain.Hops.Count;

    private static string Calling(HostEnd client) =>
        client.ReverseName is not null && !string.IsNullOrEmpty(client.Name)
        && !client.ReverseName.Equals(client.Name, StringComparison.OrdinalIgnoreCase)
            ? $", which called itself {client.Name}"
            : "";
}
