using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Amazon SES: four hexadecimal digits for the region, twelve for milliseconds since 1970, a UUID, "-000000", at a host of the region:
/// "010001725d8ae2e4-…-000000@email.amazonses.com" is 2020-05-28 23:08:02 UTC, us-east-1. Undocumented; measured: 145 of 145.
/// </summary>
internal sealed class AmazonSesMessageId() : IdentifierKind("Amazon SES Message-ID", ProductName.AmazonSes, "measured")
{
    private const int Length = 16 + 1 + 36 + 7;

    private static readonly (int Prefix, string Region)[] Regions =
    [
        (0x0100, "us-east-1"), (0x0101, "us-west-2"), (0x0102, "eu-west-1"), (0x0103, "sa-east-1"), (0x0106, "ap-northeast-1"), (0x0107, "eu-central-1"),
        (0x0108, "ap-southeast-2"), (0x0109, "ap-south-1"), (0x010B, "eu-west-2"), (0x010E, "ap-southeast-1"), (0x010F, "us-east-2"),
    ];

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;
        if (id.Length != Length || id[16] != '-' || !id.EndsWith("-000000"u8) || !IdDigits.LowerHex.TryRead(id[..4], out var prefix)
            || !IdDigits.LowerHex.TryRead(id[4..16], out var milliseconds) || !IsUuid(id[17..53]))
        {
            return IdValidity.Foreign;
        }

        if (!IdTime.IsPlausible(milliseconds / 1000))
        {
            return IdValidity.Impossible;
        }

        var region = RegionOf(prefix);
        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = milliseconds,
            WidthMilliseconds = 1,
            Certainty = IdCertainty.Measured,
            Role = region,
            HostMatch = Compare(region, context.Host),
        };
        return IdValidity.Valid;
    }

    private static string? RegionOf(long prefix)
    {
        foreach (var (known, region) in Regions)
        {
            if (known == prefix)
            {
                return region;
            }
        }

        return null;
    }

    /// <summary>us-east-1 is email.amazonses.com; the others are named after their region.</summary>
    private static IdMatch Compare(string? region, ReadOnlySpan<byte> host)
    {
        if (region is null || !host.EndsWith(".amazonses.com"u8))
        {
            return IdMatch.NotTold;
        }

        var name = host[..^".amazonses.com".Length];
        return System.Text.Ascii.Equals(name, region == "us-east-1" ? "email" : region) ? IdMatch.Agrees : IdMatch.Differs;
    }

    private static bool IsUuid(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : IdDigits.LowerHex.Of(text[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
