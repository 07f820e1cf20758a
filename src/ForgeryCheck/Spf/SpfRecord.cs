namespace ForgeryCheck.Spf;

/// <summary>A record whose syntax is valid (RFC 7208 section 4.6). "exp" and unknown modifiers have no effect here.</summary>
/// <param name="Directives">The directives in order.</param>
/// <param name="Redirect">The target of "redirect"; null if there is none.</param>
internal sealed record SpfRecord(IReadOnlyList<SpfDirective> Directives, MacroString? Redirect)
{
    private const string Version = "v=spf1";

    /// <summary>Whether a TXT record is an SPF record: the version, and then a space or nothing (RFC 7208 section 4.5).</summary>
    internal static bool IsSpf(string text) =>
        text.StartsWith(Version, StringComparison.OrdinalIgnoreCase) && (text.Length == Version.Length || text[Version.Length] == ' ');

    /// <summary>The terms of an SPF record, which only spaces separate (RFC 7208 section 4.6.1).</summary>
    internal static string[] Terms(string text) => text[Version.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
