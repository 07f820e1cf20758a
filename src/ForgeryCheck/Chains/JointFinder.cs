using ForgeryCheck.Hosts;

namespace ForgeryCheck.Chains;

/// <summary>
/// Compares the server of a lower line with the client of the line above. What the upper host determined itself (reverse name, address) is stronger
/// than the client's claim (HELO), which is stronger than a common organisation.
/// </summary>
internal sealed class JointFinder(Organisations organisations, SpecialAddresses addresses)
{
    /// <summary>The joint between two adjacent lines.</summary>
    /// <param name="upper">The upper line.</param>
    /// <param name="lower">The lower line.</param>
    /// <param name="client">
    /// The nearest line above that records a client, if <paramref name="upper"/> is a step inside a host and records none.
    /// </param>
    internal Joint Find(Hop upper, Hop lower, Hop? client)
    {
        if (lower.ByHost is null && lower.ByAddress is null)
        {
            return Untestable(upper, $"line {lower.Number} does not name the host that wrote it");
        }

        if (upper.HasClient)
        {
            return Compare(upper, upper, lower);
        }

        // A step inside a host: the same host, or the same organisation, wrote the line below.
        if (Same(upper.ByHost, lower.ByHost))
        {
            return new(upper.Number, JointMatch.Name, $"lines {upper.Number} and {lower.Number} were both written by {lower.Server}");
        }

        if (lower.ByOrganisation is { } organisation && organisation == upper.ByOrganisation)
        {
            return new(upper.Number, JointMatch.Organisation, $"{upper.Server} and {lower.Server} both belong to {organisation}");
        }

        if (client is not null && Compare(upper, client, lower) is { Match: not JointMatch.NotTestable } joint
            && (joint.Match != JointMatch.Broken || MayBeBroken(upper)))
        {
            return joint;
        }

        return Untestable(upper, $"line {upper.Number} is a step inside {upper.Server} and records no client");
    }

    // qmail writes two lines for one step (qmail-queue.c, received.c): "invoked from network", and below it the one with the client. A step whose host has
    // neither a full name nor an address shows no host that the client above may have had the mail from: anybody can write one to part a broken joint.
    private static bool MayBeBroken(Hop step) =>
        step.Line.Bytes.Span.IndexOf("invoked from network"u8) >= 0 || step is { ByOrganisation: null, ByAddress: null };

    private Joint Compare(Hop upper, Hop client, Hop lower)
    {
        var by = lower.ByHost;
        if (by is not null && by == client.ReverseHost)
        {
            return new(upper.Number, JointMatch.ReverseName, $"{by} is the name that {client.Server} found for its client's address");
        }

        if (SameAddress(client.Line.Address, lower.ByAddress) is { } address)
        {
            return new(upper.Number, JointMatch.Address, address);
        }

        if (by is not null && (by == client.HeloHost || (client.HeloAddress is { } helo && helo == lower.ByAddress)))
        {
            return new(upper.Number, JointMatch.Name, $"{by} is what the client of line {client.Number} called itself");
        }

        return ShortName(upper, client, lower) ?? Organisation(upper, client, lower) ?? Rest(upper, client, lower);
    }

    /// <summary>One side has only the first label of the other's full name: "phobos" and "phobos.example.org".</summary>
    private static Joint? ShortName(Hop upper, Hop client, Hop lower)
    {
        var full = lower.ByHost switch
        {
            null => null,
            var by when IsShortOf(by, client.ReverseHost) => client.ReverseHost,
            var by when IsShortOf(by, client.HeloHost) => client.HeloHost,
            var by when client.HeloHost is { } helo && IsShortOf(helo, by) => by,
            _ => null,
        };
        return full is null ? null : new(upper.Number, JointMatch.Name, $"one side calls the host {HostNames.FirstLabel(full)}, the other {full}");
    }

    private Joint? Organisation(Hop upper, Hop client, Hop lower)
    {
        var server = lower.ByOrganisation
            ?? (lower.ByHost is null || lower.ByAddress is not null ? organisations.OfNetwork(lower.ByAddress) : null);
        if (server is null)
        {
            return null;
        }

        if (server == client.ReverseOrganisation || server == client.HeloOrganisation)
        {
            return new(upper.Number, JointMatch.Organisation, $"{lower.Server} and {client.Client} both belong to {server}");
        }

        if (client.HasPublicAddress && server == organisations.OfNetwork(client.Line.Address))
        {
            return new(upper.Number, JointMatch.Organisation, $"{client.Line.Address} is an address of {server}, and {lower.Server} belongs to it");
        }

        // A client inside the network of the host that wrote the upper line belongs to its organisation, whatever it calls itself.
        return client.HasInternalAddress && server == client.ByOrganisation
            ? new(upper.Number, JointMatch.Organisation, $"line {client.Number} came from inside {server}, and {lower.Server} belongs to it")
            : null;
    }

    private Joint Rest(Hop upper, Hop client, Hop lower)
    {
        if (client.AddressKind == AddressKind.Loopback)
        {
            return Untestable(upper, $"line {client.Number} is a hand-over inside {client.Server} itself");
        }

        if (client.Line.Kind is ReceivedKind.Local or ReceivedKind.Web)
        {
            return Untestable(upper, $"line {client.Number} is not a delivery from host to host");
        }

        // An encoded word has no place in a Received line (RFC 2047 section 5), and no host has such a name.
        if (lower.ByHost?.StartsWith("=?", StringComparison.Ordinal) == true && client is not { ReverseOrganisation: null, HeloOrganisation: null })
        {
            return Broken(upper, client, lower);
        }

        if (lower.ByOrganisation is null)
        {
            return lower.ByAddress is { } address && !addresses.IsInternal(address) && client.HasPublicAddress
                && client is { ReverseOrganisation: null, HeloOrganisation: null }
                ? Broken(upper, client, lower)
                : Untestable(upper, $"{lower.Server}, which wrote line {lower.Number}, is not a full name");
        }

        if (client is { ReverseOrganisation: null, HeloOrganisation: null })
        {
            return lower.ByAddress is { } address && client.HasPublicAddress && !addresses.IsInternal(address)
                ? Broken(upper, client, lower)
                : Untestable(upper, $"line {client.Number} gives no full name for its client {client.Client}");
        }

        return SimilarNames.Domains(organisations.RegistrableDomain(lower.ByHost), organisations.RegistrableDomain(client.ReverseHost))
            || SimilarNames.Domains(organisations.RegistrableDomain(lower.ByHost), organisations.RegistrableDomain(client.HeloHost))
            || SimilarNames.Hosts(lower.ByHost, client.ReverseHost) || SimilarNames.Hosts(lower.ByHost, client.HeloHost)
            ? Untestable(upper, $"{lower.Server} and {client.Client} have such similar names that they may belong to one organisation")
            : Broken(upper, client, lower);
    }

    private string? SameAddress(HostAddress? client, HostAddress? server)
    {
        if (client is not { } one || server is not { } other || one.IsV6 != other.IsV6)
        {
            return null;
        }

        if (one == other)
        {
            // Every host is 127.0.0.1 to itself: that proves nothing.
            return addresses.Of(one) == AddressKind.Loopback ? null : $"{one} is the address of both";
        }

        // Hosts behind a load balancer, or a multi-homed host: the same /24, or the same /64.
        return !addresses.IsInternal(one) && AddressBlock.Around(one, one.IsV6 ? 64 : 24).Has(other)
            ? $"{one} and {other} are in the same network"
            : null;
    }

    private static bool IsShortOf(string shorter, string? full) =>
        full is not null && full.Length > shorter.Length && full[shorter.Length] == '.' && !shorter.Contains('.', StringComparison.Ordinal)
        && full.StartsWith(shorter, StringComparison.Ordinal) && shorter != "localhost";

    private static bool Same(string? one, string? other) => one is not null && one == other;

    private static Joint Untestable(Hop upper, string why) => new(upper.Number, JointMatch.NotTestable, why);

    private static Joint Broken(Hop upper, Hop client, Hop lower) => new(
        upper.Number,
        JointMatch.Broken,
        $"line {lower.Number} was written by {lower.Server}, but line {client.Number} took the message from {client.Client}");
}
