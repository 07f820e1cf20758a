using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Yardstick;

/// <summary>
/// The rule __FORGED_RCVD_TRAIL of SpamAssassin 4.0, as its Plugin/RelayEval.pm defines it: among the lines below those it trusts,
/// more than one whose writing host is not of the domain that the line above recorded as its client's reverse name. It knows of a
/// line only what it can parse, which needs a client's address and a writing host, and trusts from the top while the client's
/// address is internal or the client proved who it is. A fetch from a mailbox is no relay.
/// </summary>
internal static class ForgedReceivedTrail
{
    private const int OneIsForgiven = 1;

    internal static bool Fires(Judged one)
    {
        var mismatches = 0;
        string? above = null;
        foreach (var hop in one.Report.Hops.Where(IsRelay).SkipWhile(IsTrusted))
        {
            var by = DomainOf(hop.Line.By!.ToLowerInvariant());
            if (above is not null && IsFullName(by) && IsFullName(above) && by != above && (by, above) != ("msn.com", "hotmail.com"))
            {
                mismatches++;
            }

            above = DomainOf(ReverseName(hop));
            if (above == "localhost.localdomain" && hop.Line.Address?.ToString() == "127.0.0.1" && IsFullName(by))
            {
                above = null;
            }
        }

        return mismatches > OneIsForgiven;
    }

    /// <summary>The last two labels, or three below a short top-level domain (.uk, .jp): it needs no list of suffixes.</summary>
    internal static string DomainOf(string host)
    {
        if (!host.Any(char.IsAsciiLetter))
        {
            return host;
        }

        var labels = host.Split('.');
        var kept = labels.Length > 1 && (labels[^1].Length >= 3 || labels[^1] is "ie" or "fr" or "de") ? 2 : 3;
        return labels.Length >= kept ? string.Join('.', labels[^kept..]) : host;
    }

    /// <summary>At least two labels that begin and end as a name does; an address in brackets does not count as one.</summary>
    private static bool IsFullName(string host)
    {
        var dot = host.LastIndexOf('.');
        return dot > 1 && IsWord(host[0]) && dot < host.Length - 1 && host[(dot + 1)..].All(IsWord)
            && host.All(c => IsWord(c) || c is '.' or '-');
    }

    /// <summary>
    /// Where a line has a name, and an address alone in parentheses without brackets, SpamAssassin takes the name for the reverse one, as
    /// qmail writes it; so also on lines of Microsoft's, where it is the HELO.
    /// </summary>
    private static string ReverseName(Hop hop) =>
        hop.ReverseHost ?? (hop.HeloHost is { } helo && Before(hop.Line, TraceField.Address) == '(' && Before(hop.Line, TraceField.Helo) == ' ' ? helo : "");

    private static char Before(ReceivedLine line, TraceField field) =>
        line.Has(field) && line.Span(field).Start > 0 ? (char)line.Bytes.Span[line.Span(field).Start - 1] : '\0';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static bool IsRelay(Hop hop) => hop.Line.Address is not null && hop.Line.By is not null && !hop.IsFetch;

    private static bool IsTrusted(Hop hop) => hop.HasInternalAddress || hop.Line.IsAuthenticated;
}
