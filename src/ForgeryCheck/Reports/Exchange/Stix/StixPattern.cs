namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>Writes patterns (STIX 2.1 section 9).</summary>
internal static class StixPattern
{
    /// <summary>"[ipv4-addr:value = '192.0.2.7']".</summary>
    internal static string Equal(string type, string property, string value) => $"[{type}:{property} = '{Escaped(value)}']";

    // Section 9.6.1: in a string constant, a quote and a backslash are escaped.
    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
