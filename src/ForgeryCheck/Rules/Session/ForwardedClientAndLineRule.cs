using System.Text;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC607: compares the client that a trusted mail server in front named (XFORWARD) with the line that it should have written about that client. If they
/// differ, the line is not the server's own, or was changed in transit.
/// </summary>
internal sealed class ForwardedClientAndLineRule : IRule
{
    private static readonly string[] Reasons =
    [
        "The server writes no line of its own, so the line is an older one.",
        "The server is configured to hide or change its clients in its lines, or shortens long names.",
        "A filter between the server and this host added lines of its own on top.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC607", "forwarded-client-and-line", RuleFamily.Session, FindingKind.Anomaly,
        "The line of a trusted server in front names another client than the server did");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var hops = facts.Chain.Hops;
        if (facts.Message.Session is not { Forwarded: { } forwarded } session || hops.Count < 2 || hops[0].Line.Id != session.Id)
        {
            return;
        }

        if (ForwardedLine.Find(forwarded, hops) is not { } index)
        {
            Add(TraceField.Address, "address", hops[1], "the client address", forwarded.Address?.ToString(), hops[1].Line.Address?.ToString());
            return;
        }

        var hop = hops[index];
        Add(TraceField.Helo, "helo", hop, "the client name", Name(forwarded.Helo), hop.HeloHost);
        Add(TraceField.Id, "identifier", hop, "the queue id", forwarded.Identifier, hop.Line.Id);

        void Add(TraceField field, string grade, Hop at, string what, string? told, string? written)
        {
            if (told is null || told == written || (written is null && field != TraceField.Address))
            {
                return;
            }

            sink.Add(FindingOn.Chain(
                Info, facts, at, field,
                $"{session.Peer}, the trusted mail server in front, reported {what} {MailText.Clip(told)} (XFORWARD), but line {at.Number}, which should be its own, "
                + (written is null ? "has none." : $"has {MailText.Clip(written)}."),
                Reasons, [("told", MailText.Clip(told)), ("written", written is null ? null : MailText.Clip(written))], grade));
        }
    }

    // In the form in which the line's name is compared.
    private static string? Name(string? helo) => helo is null ? null : HostNames.Normalize(Encoding.UTF8.GetBytes(helo));
}
