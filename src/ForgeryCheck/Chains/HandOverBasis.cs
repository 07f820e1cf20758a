using ForgeryCheck.Hosts;

namespace ForgeryCheck.Chains;

/// <summary>Explains in plain words what a hand-over rests on, or why it has no address.</summary>
internal static class HandOverBasis
{
    private const int MostSteps = 4;

    /// <summary>Why the recorded address is trusted.</summary>
    internal static string RestsOn(Boundary boundary, IReadOnlyList<Hop> hops, InsideTest inside)
    {
        var number = boundary.Line!.Value;
        var hop = hops[number - 1];
        var what = Address(hop) is { } address ? $"address {address}, recorded by {hop.Server} in line {number}" : $"line {number}, written by {hop.Server}";
        return $"{what}; that line is trusted because {Because(boundary, hops, inside)}";
    }

    /// <summary>Why a line does not give the address of its client; null if it does.</summary>
    internal static string? Unknown(Hop hop) => Address(hop) is not null ? null : hop switch
    {
        { Line.Address: { } address } => $"line {hop.Number} gives {address}, which is not a host's address",
        { Line.Kind: ReceivedKind.Web } => $"line {hop.Number} says that the message was submitted over HTTP and records no address",
        { HasClient: false } => $"line {hop.Number} records no client: the message was handed in on {hop.Server} itself, or its server does not record clients",
        _ => $"line {hop.Number} records no address of its client: {hop.Client} is what the client called itself",
    };

    /// <summary>The address of a line's client; null if it has none, or one that no host can have.</summary>
    internal static HostAddress? Address(Hop hop) => hop.AddressKind is AddressKind.Unspecified or AddressKind.Broadcast ? null : hop.Line.Address;

    private static string Because(Boundary boundary, IReadOnlyList<Hop> hops, InsideTest inside)
    {
        switch (boundary.Basis)
        {
            case BoundaryBasis.Recorded:
                return "this listener took the message itself, or from a server that it trusts";
            case BoundaryBasis.Declared:
                return "its server is declared as yours, and so are the clients of the lines above it";
            case BoundaryBasis.Marked:
                return "Outlook.com marked it as its own";
            default:
                break;
        }

        if (boundary.Line == 1)
        {
            return "the receiving system always writes line 1";
        }

        var steps = new List<string>(MostSteps);
        for (var i = 0; i < boundary.Line - 1; i++)
        {
            var step = inside.Why(hops[i], hops[i + 1]) ?? "a step inside one system";
            if (!steps.Contains(step) && steps.Count < MostSteps)
            {
                steps.Add(step);
            }
        }

        return $"the receiving system always writes line 1, and the message reached it through {string.Join("; ", steps)}";
    }
}
