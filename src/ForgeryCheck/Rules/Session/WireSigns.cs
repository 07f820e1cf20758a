using System.Globalization;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// Turns wire facts into findings, one per kind, with the kind as grade. They concern the client on the connection, which handed in everything
/// below the boundary, whatever line that is in.
/// </summary>
internal static class WireSigns
{
    internal static void Check(RuleInfo rule, MessageFacts facts, FindingSink sink, WireSign[] signs, string[] innocent)
    {
        if (facts.Message.Session is not { } session)
        {
            return;
        }

        foreach (var fact in session.Wire)
        {
            foreach (var sign in signs)
            {
                if (sign.Kind == fact.Kind)
                {
                    sink.Add(Say(rule, facts, session, fact, sign, innocent));
                }
            }
        }
    }

    private static Finding Say(RuleInfo rule, MessageFacts facts, SessionFacts session, WireFact fact, WireSign sign, string[] innocent)
    {
        // A balancer passes bytes through; a mail server in front (XCLIENT, XFORWARD) makes its own mistakes, so they are not the client's.
        var isServer = session.Source == ClientSource.Xclient || session.Forwarded is not null;
        var speaker = isServer || session.Client is not { } client ? session.Peer.ToString() : client.ToString();
        var who = isServer ? $"{speaker}, the trusted mail server in front," : speaker;
        var times = fact.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", {fact.Count} times") : "";
        var sample = fact.Sample is { Length: > 0 } ? $": {MailText.Quote(fact.Sample)}" : "";
        return FindingOn.Session(
            rule, facts, fact.Offset, Math.Max(1, fact.Sample?.Length ?? 1), $"{who} {sign.Did}{times}{sample}. {sign.Expected}", innocent,
            [
                ("client", speaker),
                ("count", fact.Count.ToString(CultureInfo.InvariantCulture)),
                ("sample", fact.Sample is null ? null : MailText.Clip(fact.Sample)),
            ],
            WireFactKinds.Word(fact.Kind), isServer ? FindingKind.Note : null);
    }
}
