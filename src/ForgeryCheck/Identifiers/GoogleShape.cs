namespace ForgeryCheck.Identifiers;

/// <summary>
/// The parts of a Google id: host, kind, counter, cluster, then ".sequence", then ".epoch" or ".yyyy.mm.dd.hh.mm.ss". The host is letters and a
/// number, followed in 2021 and 2022 by the full internal address; since late 2022 it is hexadecimal. Undocumented; measured.
/// </summary>
internal readonly ref struct GoogleShape
{
    private const int DateLength = 19;
    private const int AddressLength = 32;

    /// <summary>The internal address in hexadecimal; empty if there is none.</summary>
    internal ReadOnlySpan<byte> Address { get; private init; }

    /// <summary>The Google program that minted the id.</summary>
    internal string? Role { get; private init; }

    /// <summary>The form of the id.</summary>
    internal GoogleForm Form { get; private init; }

    /// <summary>The cluster at the end: two or three letters, "wjc", or hexadecimal digits.</summary>
    internal ReadOnlySpan<byte> Cluster { get; private init; }

    /// <summary>The date, without the dot before it; empty if there is none.</summary>
    internal ReadOnlySpan<byte> Date { get; private init; }

    /// <summary>Seconds (10 digits) or milliseconds (13) since 1970; empty if there are none.</summary>
    internal ReadOnlySpan<byte> Epoch { get; private init; }

    internal static bool TryRead(ReadOnlySpan<byte> id, out GoogleShape shape)
    {
        shape = default;
        ReadOnlySpan<byte> date = default, epoch = default;
        if (id.Length > DateLength + 8 && IsDate(id[^DateLength..]) && id[^(DateLength + 1)] == '.')
        {
            date = id[^DateLength..];
            id = id[..^(DateLength + 1)];
        }
        else if (id.LastIndexOf((byte)'.') is >= 0 and var dot && id.Length - dot - 1 is 10 or 13 && IdDigits.Decimal.IsAll(id[(dot + 1)..]))
        {
            epoch = id[(dot + 1)..];
            id = id[..dot];
        }

        if (id.LastIndexOf((byte)'.') is > 0 and var point)
        {
            if (id.Length - point - 1 is < 1 or > 4 || !IdDigits.Decimal.IsAll(id[(point + 1)..]))
            {
                return false;
            }

            id = id[..point];
        }

        if (!TryHost(id, out var rest, out var address, out var role) || !IsCounterAndCluster(rest))
        {
            return false;
        }

        var form = !address.IsEmpty ? GoogleForm.Address : id.IndexOf((byte)'-') is 12 or 13 ? GoogleForm.Hexadecimal : GoogleForm.Plain;
        var letters = IdDigits.Decimal.Run(rest);
        shape = new GoogleShape
        {
            Address = address,
            Role = role,
            Date = date,
            Epoch = epoch,
            Form = form,
            Cluster = rest[letters..],
        };
        return true;
    }

    /// <summary>"fl4", "d10-v6", "f20-20020a05…", "2adb3069b0e04-5008d16cc36", and the kind after it.</summary>
    private static bool TryHost(ReadOnlySpan<byte> id, out ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> address, out string? role)
    {
        address = default;
        var letters = 0;
        while (letters < id.Length && letters < 2 && id[letters] is >= (byte)'a' and <= (byte)'z')
        {
            letters++;
        }

        var digits = IdDigits.Decimal.Run(id[letters..]);
        if (digits is >= 1 and <= 3)
        {
            rest = id[(letters + digits)..];
            if (rest.StartsWith("-v6"u8))
            {
                rest = rest[3..];
            }

            if (rest.Length > AddressLength + 1 && rest[0] == '-' && rest[1..].StartsWith("2002"u8) && IdDigits.LowerHex.IsAll(rest[1..(AddressLength + 1)]))
            {
                address = rest[1..(AddressLength + 1)];
                rest = rest[(AddressLength + 1)..];
            }

            if (TryRole(ref rest, out role))
            {
                return true;
            }
        }

        // The kind's first letter may be a hexadecimal digit ("csp"), so try each length of the second part.
        rest = id;
        role = null;
        var dash = id.IndexOf((byte)'-');
        if (dash is not (12 or 13) || id.Length < dash + 15 || !IdDigits.LowerHex.IsAll(id[..dash]))
        {
            return false;
        }

        for (var end = dash + 11; end <= dash + 13; end++)
        {
            rest = id[end..];
            if (IdDigits.LowerHex.IsAll(id[(dash + 1)..end]) && TryRole(ref rest, out role))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryRole(ref ReadOnlySpan<byte> rest, out string? role)
    {
        var letters = 0;
        while (letters < rest.Length && rest[letters] is >= (byte)'a' and <= (byte)'z')
        {
            letters++;
        }

        role = rest[..letters] switch
        {
            [(byte)'c', (byte)'s', (byte)'p'] or [(byte)'c', (byte)'s'] => "delivery",
            [(byte)'m', (byte)'r'] => "router",
            [(byte)'s', (byte)'i'] => "inbound",
            [(byte)'s', (byte)'o'] or [(byte)'s', (byte)'o', (byte)'r'] => "outbound",
            [(byte)'s', (byte)'m'] => "submission",
            [(byte)'l', (byte)'s'] => "groups",
            [(byte)'m', (byte)'t'] or [(byte)'s', (byte)'f'] or [(byte)'w', (byte)'r'] or [(byte)'f', (byte)'c'] or [(byte)'p', (byte)'f'] => "other",
            _ => null,
        };
        rest = rest[letters..];
        return role is not null;
    }

    /// <summary>A counter, then the cluster: two or three letters, or since 2022 three hexadecimal digits.</summary>
    private static bool IsCounterAndCluster(ReadOnlySpan<byte> rest)
    {
        if (rest.Length is < 3 or > 24 || IdDigits.Decimal.Run(rest) == 0)
        {
            return false;
        }

        var counter = IdDigits.Decimal.Run(rest);
        var cluster = rest[counter..];
        if (cluster.Length is 2 or 3 && cluster.IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0)
        {
            return true;
        }

        return rest.Length > 3 && cluster.Length <= 3 && IdDigits.LowerHex.IsAll(rest[^3..]);
    }

    private static bool IsDate(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isDot = i is 4 or 7 or 10 or 13 or 16;
            if (isDot ? text[i] != '.' : IdDigits.Decimal.Of(text[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
