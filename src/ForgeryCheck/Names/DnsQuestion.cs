using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Names;

/// <summary>A question to the DNS.</summary>
/// <param name="Name">The queried name, in lower case and without the trailing dot.</param>
/// <param name="Type">The record type.</param>
public readonly record struct DnsQuestion(string Name, DnsType Type)
{
    /// <summary>The question in normal form: lower case, no trailing dot (DNS names are case-insensitive, RFC 4343).</summary>
    public static DnsQuestion Of(string name, DnsType type)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.EndsWith('.') ? name[..^1] : name;

        // Only ASCII: lower-casing would turn the Kelvin sign into a k and so one name into another.
        return new(Ascii.IsValid(plain) ? plain.ToLowerInvariant() : plain, type);
    }

    /// <summary>The question for the names of an address.</summary>
    public static DnsQuestion Reverse(HostAddress address) => new(ReverseZone.NameOf(address), DnsType.Ptr);

    /// <summary>The question as reports show it: "7.2.0.192.in-addr.arpa PTR".</summary>
    public override string ToString() => $"{Name} {Type.ToString().ToUpperInvariant()}";

    /// <summary>The order in which questions are listed: by name, then by type.</summary>
    internal static int Compare(DnsQuestion a, DnsQuestion b)
    {
        var byName = string.CompareOrdinal(a.Name, b.Name);
        return byName != 0 ? byName : a.Type.CompareTo(b.Type);
    }
}
