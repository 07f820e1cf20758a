using ForgeryCheck.Hosts;

namespace ForgeryCheck.Spf;

/// <summary>The arguments of check_host() (RFC 7208 section 4.1) and what macros expand to (section 7.2).</summary>
internal sealed record SpfQuery
{
    // No part of an address that SMTP can carry is longer (RFC 5321 section 4.5.3.1). Of a longer one the end is kept, as of a name (RFC 7208 section 7.3).
    private const int Longest = 255;

    // RFC 7208 section 4.3: stands in for a missing local-part.
    private const string Postmaster = "postmaster";

    private SpfQuery(HostAddress client, string local, string domain, string helo) =>
        (Client, LocalPart, Domain, Helo) = (client, Cut(local), HostNames.ToALabels(Cut(domain.EndsWith('.') ? domain[..^1] : domain)), Cut(helo));

    /// <summary>The address of the client.</summary>
    public HostAddress Client { get; }

    /// <summary>The part of the sender's address before the "@".</summary>
    public string LocalPart { get; }

    /// <summary>The domain of the sender, whose record is evaluated.</summary>
    public string Domain { get; }

    /// <summary>The name that the client gave in HELO or EHLO.</summary>
    public string Helo { get; }

    /// <summary>The check of the envelope sender (RFC 7208 section 2.4).</summary>
    /// <param name="client">The address of the client.</param>
    /// <param name="sender">The address in MAIL FROM, without angle brackets; the HELO name stands in for a null one.</param>
    /// <param name="helo">The name in HELO or EHLO.</param>
    public static SpfQuery OfMailFrom(HostAddress client, string? sender, string helo)
    {
        if (string.IsNullOrEmpty(sender))
        {
            return OfHelo(client, helo);
        }

        var at = sender.LastIndexOf('@');
        return at <= 0 ? new(client, Postmaster, sender[(at + 1)..], helo) : new(client, sender[..at], sender[(at + 1)..], helo);
    }

    /// <summary>The check of the HELO name (RFC 7208 section 2.3).</summary>
    public static SpfQuery OfHelo(HostAddress client, string helo) => new(client, Postmaster, helo, helo);

    private static string Cut(string text) => text.Length > Longest ? text[^Longest..] : text;
}
