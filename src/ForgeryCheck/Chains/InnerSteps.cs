using System.Buffers;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Chains;

/// <summary>
/// Steps inside one system whose lines record no address. Such a line vouches for the one below only if its program writes it solely for messages
/// that the system already had, with a line for their arrival: a message submitted on the host by a user or a web page has lines below that the
/// submitter may have typed.
/// </summary>
internal static class InnerSteps
{
    private const string Google = "google.com";
    private const int ShortestGoogleId = 8;
    private static readonly SearchValues<byte> GoogleIdBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-"u8);

    /// <summary>Whether the line below one without an address is the system's own too.</summary>
    internal static bool Lead(Hop hop, Hop next)
    {
        // LMTP is for the last step inside a system, never for the Internet (RFC 2033 section 5): the host before wrote its own line.
        if (hop.IsLmtp)
        {
            return true;
        }

        // A name without an address is the client's own claim, which an external host can make too (RFC 5321 section 4.1.4).
        return !hop.HasClient && (IsUpperHalf(hop) || IsForward(hop, next) || IsListExpansion(hop, next) || IsGoogles(hop, next));
    }

    /// <summary>The same where both lines name one host: whoever knows it by its address alone knows both lines.</summary>
    internal static bool LeadWithin(Hop hop, Hop next) => IsSameHost(hop, next) && Lead(hop, next);

    /// <summary>qmail-queue (received.c) writes "invoked from network" above the line of qmail-smtpd, which records the client.</summary>
    private static bool IsUpperHalf(Hop hop) => hop.Line.Product == ProductName.Qmail && hop.Line.Bytes.Span.IndexOf(" invoked from network)"u8) > 0;

    /// <summary>
    /// Postfix's local(8) writes "by host (Postfix) id x" when it forwards a message; smtpd(8) always writes "from", and pickup(8), which takes mail
    /// from local users, "from userid".
    /// </summary>
    private static bool IsForward(Hop hop, Hop next) =>
        hop.Line is { Product: ProductName.Postfix, ProductBasis: ProductBasis.Named } && hop.Line.Has(TraceField.Id) && !hop.Line.Has(TraceField.With)
        && hop.Line.Raw(TraceField.Software).IndexOf("userid"u8) < 0 && IsSameHost(hop, next);

    /// <summary>List expansion at vger.kernel.org, "via listexpand": the list's host already had the message.</summary>
    private static bool IsListExpansion(Hop hop, Hop next) =>
        System.Text.Ascii.EqualsIgnoreCase(hop.Line.Raw(TraceField.Via), "listexpand"u8) && IsSameHost(hop, next);

    /// <summary>
    /// Google's steps, "by 2002:a05:... with SMTP id a1csp123" and "by mail-wm1.google.com with SMTP id s14so9144987wmh": mail from outside, however
    /// it arrives, gets a line with "from" or "HTTP" before the first of them.
    /// </summary>
    private static bool IsGoogles(Hop hop, Hop next) => IsGoogleStep(hop) && (next.ByOrganisation == Google || IsGoogleStep(next));

    private static bool IsGoogleStep(Hop hop) =>
        System.Text.Ascii.EqualsIgnoreCase(hop.Line.Raw(TraceField.With), "SMTP"u8) && IsGoogleId(hop.Line.Raw(TraceField.Id)) && IsPacific(hop.Line.Date)
        && (hop.ByOrganisation == Google || (hop.ByOrganisation is null && hop.ByAddress is { } by && SpecialAddresses.Registered.IsInternal(by)));

    private static bool IsGoogleId(ReadOnlySpan<byte> id) =>
        id.Length >= ShortestGoogleId && id.ContainsAnyInRange((byte)'a', (byte)'z') && id.ContainsAnyInRange((byte)'0', (byte)'9')
        && id.IndexOfAnyExcept(GoogleIdBytes) < 0;

    // All of Google's clocks are in California, or show its time (rules/provider-facts.json).
    private static bool IsPacific(TraceDate date) => date.OffsetMinutes is -480 or -420;

    private static bool IsSameHost(Hop hop, Hop next) => hop.ByHost is not null && hop.ByHost == next.ByHost;
}
