using ForgeryCheck.Trace;

namespace ForgeryCheck.Hosts;

/// <summary>Predicates on addresses for rules.</summary>
internal static class AddressFacts
{
    /// <summary>What an address is for.</summary>
    internal static AddressKind Kind(HostAddress address) => SpecialAddresses.Registered.Of(address);

    /// <summary>
    /// Whether an address is that of a host on the Internet. Documentation addresses count: published headers have them in place of the real ones,
    /// and what they say of names and joints is still worth checking.
    /// </summary>
    internal static bool IsPublic(HostAddress address) => SpecialAddresses.Registered.Of(address) is AddressKind.Public or AddressKind.Documentation;

    /// <summary>
    /// Whether two addresses are close enough to belong to one operator: the same /24, or /64 for IPv6. Mail farms and multi-homed hosts make exact
    /// comparison useless.
    /// </summary>
    internal static bool AreNear(HostAddress one, HostAddress other) =>
        one.IsV6 == other.IsV6 && (one.Bits ^ other.Bits) >> (one.IsV6 ? 64 : 8) == 0;

    /// <summary>The address literal in a HELO or "by" name, with or without brackets (RFC 5321 section 4.1.3); null if it is a name.</summary>
    internal static HostAddress? Literal(string name)
    {
        var text = name.Trim();
        if (text.Length > 2 && text[0] == '[' && text[^1] == ']')
        {
            text = text[1..^1];
        }

        // Names are far more common: an address begins with a digit or contains a colon.
        var mayBe = text.Length > 0 && (char.IsAsciiDigit(text[0]) || text.Contains(':', StringComparison.Ordinal));
        return mayBe && HostAddress.TryParse(text, out var address) ? address : null;
    }
}
