using ForgeryCheck.Fields;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Finds the results that trusted hosts recorded: Authentication-Results and Received-SPF above the boundary line, or else the ARC set of the boundary's
/// host. Below it the client may have written them (RFC 8601 section 7.1), but for those that <see cref="ResultWriters"/> vouches for. A host behind a
/// gateway checks the gateway, so that SPF and DMARC fail there for genuine mail, and pass for forged mail of a domain that sends through the same gateway.
/// </summary>
internal static class TrustedResults
{
    /// <summary>The checks, topmost first. Those of SPF are of the client of the boundary line only.</summary>
    internal static AuthCheck[] Read(FieldFacts fields, Chain chain, ResultWriters writers)
    {
        if (chain.BoundaryHop is not { } boundary)
        {
            return [];
        }

        List<AuthCheck>? found = null;
        var below = writers.Vouches(boundary) ? boundary.FieldIndex : -1;
        foreach (var field in fields.Fields)
        {
            // A host that puts its own line below the author's fields leaves the client's fields above it.
            if (field.Kind is FieldKind.Author or FieldKind.Date or FieldKind.MessageId && field.Index < boundary.FieldIndex)
            {
                break;
            }

            if (field.Kind is not (FieldKind.Spf or FieldKind.Results or FieldKind.OriginalResults))
            {
                continue;
            }

            if (field.Index > boundary.FieldIndex)
            {
                // One of each kind, without a gap below the line of their writer: the next may be the client's.
                if (field.Index != below + 1 || field.Kind == FieldKind.OriginalResults)
                {
                    break;
                }

                below++;
            }

            Add(fields.Header, field, field.Index > boundary.FieldIndex ? boundary : WriterOf(field, chain, boundary), boundary, found ??= []);
        }

        if (found is null && SealedByBoundary(fields, boundary) is { } results)
        {
            AuthenticationResultsReader.Read(fields.Header, results, boundary.Server, CheckedClientReader.AddressInResults(fields.Header, results), found = []);
        }

        if (ClientReport(fields, boundary) is { } report)
        {
            (found ??= []).Add(report);
        }

        found?.RemoveAll(check => IsOfAnother(check, boundary));
        return found is null ? [] : [.. found];
    }

    // Hosts put what they found above their own line (RFC 8601 section 4.1).
    private static Hop WriterOf(TellingField field, Chain chain, Hop boundary)
    {
        foreach (var hop in chain.Hops)
        {
            if (hop.FieldIndex > field.Index)
            {
                return hop;
            }
        }

        return boundary;
    }

    private static void Add(HeaderBlock header, TellingField field, Hop writer, Hop boundary, List<AuthCheck> found)
    {
        var start = found.Count;
        HostAddress? named;
        if (field.Kind == FieldKind.Spf)
        {
            named = CheckedClientReader.AddressInSpf(header, field.Field);
            if (ReceivedSpfReader.Read(header, field.Field, writer.Server, named) is { } check)
            {
                found.Add(check);
            }
        }
        else
        {
            named = CheckedClientReader.AddressInResults(header, field.Field);
            AuthenticationResultsReader.Read(header, field.Field, writer.Server, named, found);
        }

        if ((named ?? ClientOf(writer, boundary)) is { } client && boundary.Line.Address is { } address && client != address)
        {
            // A signature that was still valid there was valid before.
            var kept = found[start..].Where(check => check is { Result: AuthResult.Pass, Method: AuthMethod.Dkim or AuthMethod.Arc }).ToArray();
            found.RemoveRange(start, found.Count - start);
            found.AddRange(kept);
        }
    }

    // A host that took the mail from another of its organisation may have been told the client, or look it up in the line below; one that took it from
    // somebody else's saw its own.
    private static HostAddress? ClientOf(Hop writer, Hop boundary) =>
        writer.Number < boundary.Number && !writer.HasInternalAddress && !IsWithinOrganisation(writer) ? writer.Line.Address : null;

    private static bool IsWithinOrganisation(Hop writer) =>
        writer.ByOrganisation is { } own && (own == writer.ReverseOrganisation || own == writer.HeloOrganisation);

    // RFC 8617 section 4.1.1: ARC-Authentication-Results contain what Authentication-Results do, and remain when a later host has removed those. Of the sets
    // above the boundary line the lowest is by the host that took the message in; a list of the same organisation may have sealed it again.
    private static HeaderField? SealedByBoundary(FieldFacts fields, Hop boundary)
    {
        foreach (var set in fields.Sealed.All)
        {
            if (set.Index < boundary.FieldIndex && set.Results is { } results && results.Index < boundary.FieldIndex)
            {
                return set.Is(boundary.ByOrganisation) ? results.Field : null;
            }
        }

        return null;
    }

    // Exchange Online puts the field among those of the author, and there is one: of two, one may be the client's.
    private static AuthCheck? ClientReport(FieldFacts fields, Hop boundary)
    {
        TellingField? report = null;
        foreach (var field in boundary.Line.Product == ProductName.OutlookCom ? fields.Fields : [])
        {
            if (field.Kind == FieldKind.ClientReport)
            {
                if (report is not null)
                {
                    return null;
                }

                report = field;
            }
        }

        return report is { } one ? ClientReportReader.Read(fields.Header, one.Field, boundary.Server) : null;
    }

    // Hosts further up may have checked the client that they themselves saw.
    private static bool IsOfAnother(AuthCheck check, Hop boundary) =>
        check.Client is { } client && boundary.Line.Address is { } address && client != address;
}
