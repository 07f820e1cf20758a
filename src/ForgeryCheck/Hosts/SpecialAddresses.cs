using ForgeryCheck.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Hosts;

/// <summary>Classifies addresses by rules/special-addresses.json.</summary>
internal sealed class SpecialAddresses
{
    /// <summary>The name of the table in rules/.</summary>
    public const string FileName = "special-addresses.json";

    // By first octet: few have a special block.
    private readonly (AddressBlock Block, AddressKind Kind)[][] _v4 = new (AddressBlock, AddressKind)[256][];
    private readonly (AddressBlock Block, AddressKind Kind)[] _v6;

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    public SpecialAddresses(byte[] json, string name = FileName)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var table = JsonSource.OpenTable(json, name);
        var blocks = new List<(AddressBlock Block, AddressKind Kind)>();
        foreach (var row in table.Root.Rows("blocks"))
        {
            var text = row.FilledText("block");
            var kind = row.FilledText("kind");
            blocks.Add((
                AddressBlock.TryParse(text, out var block) ? block : throw row.Wrong(text, "is not an address block"),
                Enum.TryParse(kind, ignoreCase: true, out AddressKind known) ? known
                    : throw row.Wrong(kind, $"is not a kind of address; known are {string.Join(", ", Enum.GetNames<AddressKind>())}")));
        }

        _v6 = [.. blocks.Where(b => b.Block.Base.IsV6).OrderByDescending(b => b.Block.Prefix)];
        Array.Fill(_v4, []);
        foreach (var special in blocks.Where(b => !b.Block.Base.IsV6).OrderByDescending(b => b.Block.Prefix))
        {
            foreach (ref var ofOctet in _v4.AsSpan(FirstOctet(special.Block.Base), 1 << Math.Max(0, 8 - special.Block.Prefix)))
            {
                ofOctet = [.. ofOctet, special];
            }
        }
    }

    /// <summary>The built-in table. It is IANA's registry and not a matter of preference, so a user's rules folder does not change it.</summary>
    public static SpecialAddresses Registered { get; } = new(new RuleFiles().Read(FileName) ?? "{}"u8.ToArray());

    /// <summary>The kind of an address.</summary>
    public AddressKind Of(HostAddress address)
    {
        if (!address.IsV6)
        {
            return Find(_v4[FirstOctet(address)], address);
        }

        var bits = address.Bits;
        if (bits >> 112 == 0x2002)
        {
            // 6to4 embeds the IPv4 address in bits 16 to 47 (RFC 3056 section 2).
            return Of(new HostAddress((uint)(bits >> 80), false));
        }

        // NAT64 embeds it in the last 32 bits (RFC 6052 section 2.1).
        return bits >> 32 == (UInt128)0x0064_FF9B << 64 ? Of(new HostAddress((uint)bits, false)) : Find(_v6, address);
    }

    /// <summary>Whether an address is only used inside a host or a network: loopback, private, link-local and the like.</summary>
    public bool IsInternal(HostAddress address) => IsInternal(Of(address));

    /// <summary>Whether addresses of a kind are only used inside a host or a network.</summary>
    public static bool IsInternal(AddressKind kind) => kind is AddressKind.Loopback or AddressKind.Private or AddressKind.SharedNat
        or AddressKind.LinkLocal or AddressKind.UniqueLocal or AddressKind.Benchmarking;

    private static int FirstOctet(HostAddress v4) => (int)((uint)v4.Bits >> 24);

    private static AddressKind Find((AddressBlock Block, AddressKind Kind)[] blocks, HostAddress address)
    {
        foreach (var (block, kind) in blocks)
        {
            if (block.Has(address))
            {
                return kind;
            }
        }

        return AddressKind.Public;
    }
}
