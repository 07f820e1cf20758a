namespace ForgeryCheck.Laboratory.Tests.World;

/// <summary>A zone of the DNS.</summary>
/// <param name="Name">Its name, without the dot at the end; empty for the root.</param>
/// <param name="Records">Its records but for SOA and NS, as in a zone file.</param>
internal sealed record Zone(string Name, string Records)
{
    /// <summary>The whole zone file.</summary>
    internal string File => $"""
        $ORIGIN {Name}.
        $TTL 300
        @ IN SOA {Host.NameServer}. hostmaster.{Host.NameServer}. 1 3600 600 86400 60
        @ IN NS {Host.NameServer}.
        {Records}

        """;
}
