namespace ForgeryCheck.Identifiers;

/// <summary>Identifies the product that minted a line's id, and how certain that is.</summary>
internal static class IdBrands
{
    internal static (string? Product, IdBrand Brand) Of(ReceivedLine line, ReadOnlySpan<byte> id)
    {
        var software = Products.SoftwareText(line, stackalloc byte[Products.LongestSoftware]);
        switch (line.Product)
        {
            case ProductName.Exim:
                // A line without a name in it is recognised as Exim's by the shape of this very id.
                return (ProductName.Exim, software.IndexOf("xim"u8) >= 0 ? IdBrand.Named : IdBrand.Inferred);
            case ProductName.SendGrid:
                return (ProductName.SendGrid, software.IndexOf("SG"u8) >= 0 || EndsWith(line, "sendgrid.net"u8) ? IdBrand.Named : IdBrand.Inferred);
            case ProductName.Proofpoint:
                // The component with a version number is a modified Sendmail, with Sendmail's ids; the other mints its own, "3t8abcdefg-1".
                return software.StartsWith("8."u8) ? (ProductName.Sendmail, IdBrand.Named) : (null, IdBrand.None);
            case "Openwave":
                return (null, IdBrand.None);
            case ProductName.Courier:
                return (ProductName.Courier, software.IndexOf("Courier"u8) >= 0 ? IdBrand.Named : IdBrand.Inferred);
            case ProductName.Sendmail when !software.StartsWith("8."u8) && IsOldSendmail(id):
                // Sendmail before version 8, and the variants of SunOS, Ultrix and HP-UX: "4.1/SMI-4.1", "5.65v3.0/1.1.8.2".
                return (null, IdBrand.None);
            case ProductName.Sendmail:
                // Sendmail also writes the version of its configuration, "8.12.10/8.12.10", unless that was changed.
                return (ProductName.Sendmail, software.IndexOf((byte)'/') > 0 ? IdBrand.Named : IdBrand.Inferred);
            case { } product:
                return (product, line.ProductBasis == ProductBasis.Inferred ? IdBrand.Inferred : IdBrand.Named);
            default:
                break;
        }

        // Google's internal hosts write an address after "by": 10.x until 2018, then 2002:a..:, which is 10.x in 6to4 form.
        if (line.ByAddress is { } address && (address.IsV6 ? address.Bits >> 104 == 0x20020a : address.Bits >> 24 == 10) && GoogleShape.TryRead(id, out _))
        {
            return (ProductName.Gmail, IdBrand.Inferred);
        }

        // Dovecot 2.3 and newer no longer names itself.
        return AsciiWords.StartsWith(line.Raw(TraceField.With), "lmtp"u8) && IdKinds.Dovecot[0].Decode(id, default, out _) == IdValidity.Valid
            ? (ProductName.Dovecot, IdBrand.Inferred)
            : (null, IdBrand.None);
    }

    /// <summary>"AA01376": two counter letters, almost always these, and the process id.</summary>
    private static bool IsOldSendmail(ReadOnlySpan<byte> id)
    {
        id = id.Trim("<> "u8);
        return id.Length >= 7 && id.StartsWith("AA"u8) && id[2..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    private static bool EndsWith(ReceivedLine line, ReadOnlySpan<byte> suffix) => AsciiWords.EndsWith(line.ByName, suffix);
}
