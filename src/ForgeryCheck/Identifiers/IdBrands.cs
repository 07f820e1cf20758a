using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>Tells which product minted the id of a line, and how that is known.</summary>
internal static class IdBrands
{
    internal static (string? Product, IdBrand Brand) Of(ReceivedLine line, ReadOnlySpan<byte> id)
    {
        var software = line.Raw(TraceField.Software);
        switch (line.Product)
        {
            case ProductName.Exim:
                // A line with no name in it is known as Exim's by the shape of this very id.
                return (ProductName.Exim, software.IndexOf("xim"u8) >= 0 ? IdBrand.Named : IdBrand.Inferred);
            case ProductName.SendGrid:
                return (ProductName.SendGrid, software.IndexOf("SG"u8) >= 0 || EndsWith(line, "sendgrid.net"u8) ? IdBrand.Named : IdBrand.Inferred);
            case ProductName.Proofpoint:
                // The part that numbers itself is a changed Sendmail, which makes Sendmail's ids; the other makes its own, "3t8abcdefg-1".
                return software.StartsWith("8."u8) ? (ProductName.Sendmail, IdBrand.Named) : (null, IdBrand.None);
            case "Openwave":
                return (null, IdBrand.None);
            case ProductName.Courier:
                return (ProductName.Courier, software.IndexOf("Courier"u8) >= 0 ? IdBrand.Named : IdBrand.Inferred);
            case ProductName.Sendmail when !software.StartsWith("8."u8) && IsOldSendmail(id):
                // Sendmail before version 8, and what SunOS, Ultrix and HP-UX made of it: "4.1/SMI-4.1", "5.65v3.0/1.1.8.2".
                return (null, IdBrand.None);
            case ProductName.Sendmail:
                // Sendmail writes the version of its configuration as well, "8.12.10/8.12.10", unless someone changed that.
                return (ProductName.Sendmail, software.IndexOf((byte)'/') > 0 ? IdBrand.Named : IdBrand.Inferred);
            case { } product:
                return (product, line.ProductBasis == ProductBasis.Inferred ? IdBrand.Inferred : IdBrand.Named);
            default:
                break;
        }

        // Google's inner hosts write an address after "by": 10.x until 2018, then 2002:a..:, which is 10.x in the form of 6to4.
        if (line.ByAddress is { } address && (address.IsV6 ? address.Bits >> 104 == 0x20020a : address.Bits >> 24 == 10) && GoogleShape.TryRead(id, out _))
        {
            return (ProductName.Gmail, IdBrand.Inferred);
        }

        // Dovecot 2.3 and newer no longer names itself.
        return AsciiWords.StartsWith(line.Raw(TraceField.With), "lmtp"u8) && IdKinds.Dovecot[0].Decode(id, default, out _) == IdValidity.Valid
            ? (ProductName.Dovecot, IdBrand.Inferred)
            : (null, IdBrand.None);
    }

    /// <summary>"AA01376": two letters that count, almost always these, and the number of the process.</summary>
    private static bool IsOldSendmail(ReadOnlySpan<byte> id)
    {
        id = id.Trim("<> "u8);
        return id.Length >= 7 && id.StartsWith("AA"u8) && id[2..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    private static bool EndsWith(ReceivedLine line, ReadOnlySpan<byte> suffix) => AsciiWords.EndsWith(line.Raw(TraceField.By), suffix);
}
