namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>Writes the simple observables, each once.</summary>
internal static class StixObservables
{
    internal static StixId Address(StixBundle bundle, HostAddress address) =>
        Valued(bundle, address.IsV6 ? "ipv6-addr" : "ipv4-addr", address.ToString());

    /// <summary>A name in the form of <see cref="PlainHost"/>.</summary>
    internal static StixId Domain(StixBundle bundle, string name) => Valued(bundle, "domain-name", name);

    /// <summary>The message as a file, by its hash alone: it has the same id whatever it is called.</summary>
    internal static StixId FileId(Report report) => StixId.OfProperties("file", $"{{\"hashes\":{{\"SHA-256\":{CanonicalJson.Text(report.Sha256)}}}}}");

    internal static StixId File(StixBundle bundle, Report report)
    {
        var id = FileId(report);
        if (bundle.TryBegin(id))
        {
            bundle.Json.WriteStartObject("hashes");
            bundle.Json.PutKnown("SHA-256", report.Sha256);
            bundle.Json.WriteEndObject();
            bundle.Json.WriteNumber("size", report.Size);
            bundle.Json.WriteString("mime_type", "message/rfc822");
            bundle.End();
        }

        return id;
    }

    /// <summary>The addresses in a field of the message.</summary>
    internal static IReadOnlyList<StixId> Mailboxes(StixBundle bundle, Report report, ReadOnlySpan<byte> field)
    {
        var ids = new List<StixId>();
        foreach (var address in Exchange.Mailboxes.Of(report, field))
        {
            ids.Add(Valued(bundle, "email-addr", address));
        }

        return ids;
    }

    private static StixId Valued(StixBundle bundle, string type, string value)
    {
        var id = StixId.OfValue(type, value);
        if (bundle.TryBegin(id))
        {
            bundle.Json.PutKnown("value", value);
            bundle.End();
        }

        return id;
    }
}
