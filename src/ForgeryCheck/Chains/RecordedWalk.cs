using ForgeryCheck.Messages;

namespace ForgeryCheck.Chains;

/// <summary>
/// The boundary of a message whose session is known. The listener that took it, or the mail server that asks about it, wrote line 1, so that line is a
/// fact, whatever its client looks like and whatever is declared. So is the line of a trusted mail server in front of a listener.
/// </summary>
internal sealed class RecordedWalk(DeclaredWalk declared)
{
    /// <summary>Whether the top line of a message is the one of the session, recognized by its id.</summary>
    internal static bool IsOwn(SessionFacts? session, ReceivedLine top) => session is not null && top.Id == (session.QueueId ?? session.Id);

    /// <summary>Finds the boundary; null if line 1 is not that of the session.</summary>
    internal Boundary? Find(SessionFacts session, IReadOnlyList<Hop> hops, IReadOnlyList<Joint> joints)
    {
        if (!IsOwn(session, hops[0].Line))
        {
            return null;
        }

        var (index, reason) = Lowest(session, hops);

        // More of the reader's own hosts may be in front of the listener.
        return declared.GoOn(hops, joints, index) is { } boundary && boundary.Line > index + 1
            ? boundary
            : new(index + 1, BoundaryBasis.Recorded, reason);
    }

    private static (int Index, string Reason) Lowest(SessionFacts session, IReadOnlyList<Hop> hops)
    {
        const string Own = "line 1 was written by this listener";
        if (session.Forwarded is not { } forwarded)
        {
            return (0, session switch
            {
                { Source: ClientSource.Peer } => $"{Own}, which saw the client itself",
                { Source: ClientSource.Milter, Client: null } => $"line 1 is that of {session.Host}, the mail server that asked about the message (milter), which does not know its client",
                { Source: ClientSource.Milter } => $"line 1 is that of {session.Host}, the mail server that asked about the message (milter), which saw the client itself",
                { Client: null } => $"{Own}; the trusted host {session.Peer} in front of it does not know its client",
                { Source: ClientSource.Proxy } => $"{Own}, and {session.Peer}, a trusted load balancer, named the client (PROXY)",
                _ => $"{Own}, and {session.Peer}, a trusted host in front of it, named the client (XCLIENT)",
            });
        }

        if (ForwardedLine.Find(forwarded, hops) is { } index)
        {
            return (index, $"{Own}, and line {index + 1} by {hops[index].Server}, the trusted mail server in front of it at {session.Peer}"
                + (forwarded.Address is { } client ? $", which named {client} as its client (XFORWARD)" : " (XFORWARD)"));
        }

        return (0, hops.Count == 1
            ? $"{Own}; {session.Peer}, the trusted mail server in front of it, wrote no line"
            : $"{Own}; line 2 does not record {forwarded.Address}, which {session.Peer}, the trusted mail server in front of it, named as its client (XFORWARD)");
    }
}
