using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// The lines whose client is examined: the boundary line, whose client handed the mail in, and below it the claimed lines, which
/// are hearsay. A false name at the boundary is a fact about the client and applies to the whole chain; the same in a claimed line applies to that line.
/// </summary>
internal static class Clients
{
    // What applies to the client at the hand-over need not apply to hearsay: each has its own counts.
    private const string AtHandOver = "hand-over", Hearsay = "claimed";

    /// <summary>The boundary line, then the claimed lines.</summary>
    internal static ArraySegment<Hop> Of(Chain chain) => chain.BoundaryAndClaimed;

    /// <summary>Whether a line is the boundary line, whose record is a fact.</summary>
    internal static bool IsBoundary(MessageFacts facts, Hop hop) => facts.Chain.Boundary.Line == hop.Number;

    /// <summary>A finding on the client of a line: on the chain for the boundary line, on the line itself below it.</summary>
    internal static Finding Finding(
        RuleInfo rule, MessageFacts facts, Hop hop, TraceField field, string message, IReadOnlyList<string> innocent,
        ReadOnlySpan<(string Name, string? Value)> values, string? grade = null) =>
        IsBoundary(facts, hop)
            ? FindingOn.Chain(rule, facts, hop, field, message, innocent, values, grade) with { Fact = AtHandOver }
            : FindingOn.Line(rule, facts, hop, field, message, innocent, values, grade) with { Fact = Hearsay };

    /// <summary>Records that a client was tested and is like those of genuine mail.</summary>
    internal static void Agree(FindingSink sink, RuleInfo rule, MessageFacts facts, Hop hop)
    {
        if (IsBoundary(facts, hop))
        {
            sink.AgreeOnChain(rule, facts, AtHandOver);
        }
        else
        {
            sink.Agree(rule, hop, Hearsay);
        }
    }

    /// <summary>"the host that handed the mail in" or, below the boundary, "the client".</summary>
    internal static string Name(MessageFacts facts, Hop hop) => IsBoundary(facts, hop) ? "the host that handed the mail in" : "the client";

    /// <summary>The receiving host, for use in a sentence.</summary>
    internal static string Receiver(Hop hop) => hop.Line.By is { } by ? MailText.Clip(by) : "the receiving host";

    /// <summary>Names as a list in a sentence, a few at most.</summary>
    internal static string List(IEnumerable<string> names)
    {
        var all = names.ToArray();
        var shown = string.Join(", ", all.Take(4).Select(MailText.Clip));
        return all.Length <= 4 ? shown : $"{shown} and {all.Length - 4} more";
    }

    /// <summary>The hand-over's address, if it is that of a host on the Internet: the one to query the DNS about.</summary>
    internal static HostAddress? HandOverAddress(MessageFacts facts) =>
        facts.Chain.BoundaryHop?.Line.Address is { } address && AddressFacts.IsPublic(address) ? address : null;
}
