namespace ForgeryCheck.Names;

/// <summary>A question to the DNS.</summary>
/// <param name="Name">The name asked for, in lower case and without the final dot.</param>
/// <param name="Type">The record type.</param>
public readonly record struct DnsQuestion(string Name, DnsType Type)
{
    /// <summary>The question as reports show it: "7.2.0.192.in-addr.arpa PTR".</summary>
    public override string ToString() => $"{Name} {Type.ToString().ToUpperInvariant()}";
}
