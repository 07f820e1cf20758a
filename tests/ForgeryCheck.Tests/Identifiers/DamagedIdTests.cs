using System.Text;
using CsCheck;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Identifiers;

/// <summary>No bytes make a decoder throw, and what it calls valid is a time that a report can show.</summary>
public sealed class DamagedIdTests
{
    private static readonly string[] Seeds =
    [
        "h71MYGrb003274", "g6PEAx406664", "SAA25503", "1Ptyjj-0002h5-Ox", "E16VDhn-000000001bo-D342", "J5Q00O-00000A-00", "4VHgMm1d1DzyQf", "B3E78B1E007",
        "T7UJCd5K0lXPKAAAMupD2w:2", "fl4si5601760wjc.191.2016.07.23.05.08.18", "d10mr111419846plr.159.1561388740870",
        "f20-20020a05651c161400b0029327a9ef34mr2834317ljq.0", "2adb3069b0e04-5008d16cc36so4436899e87.2", "15.20.5038.14", "recvd-8477f8c878-tgw75-1-6719915D-5A",
        "5540b1f6.7f32ac3d1b30-in3", "hukdbe0ickg9", "2007041213142345-1234", "0000000000018E2F.000000004A3C1F00.00001A2B", "T585d92a5e1c0a86ee487c@x",
        "459c01d4d53b$269ac150$9d2cd180", "34EFCDE8.7BB9", "-12.3.1561388740870.JavaMail.root", "0b7dc460-4523-11e5-91b7-b82a72d0454d", "200308012234.h71MYGrb003274",
        "20120905142200.B3E78B1E007", "20120905142200.12345.qmail", "20150429102734.1.3F2A90B1C4D5E6F7", "OF12345678.12345678-ON80257B0A.0046A6F6-80257B0A.0046AB12",
        "010001725d8ae2e4-dedcd904-7f4c-4f5d-8039-4366b9b3ccf9-000000", "", "zzzzzzzzzzzzzzzzzzzzzz", "99999999999999999999999999999999999999",
    ];

    private static readonly string[] Programs = ["(8.12.9/8.12.9)", "(Postfix)", "(Exim 4.90)", "(Dovecot)", "(PowerMTA v3)", "(SG)", ""];

    private static readonly Gen<byte[]> Damaged =
        from seed in Gen.Int[0, Seeds.Length - 1].Select(i => Seeds[i])
        from start in Gen.Int[0, seed.Length]
        from cut in Gen.Int[0, 3]
        from put in Gen.OneOf(Gen.Byte, Gen.Char["0123456789ABCDEFXYZabcdefxyz-.$:/+"].Select(c => (byte)c)).Array[0, 3]
        select Splice(Encoding.Latin1.GetBytes(seed), start, cut, put);

    private static readonly Gen<long?> Near = Gen.OneOf(
        Gen.Const((long?)null), Gen.Long[-62_135_596_800_000, 253_402_300_799_999].Select(t => (long?)t), Gen.Long[946_684_800_000, 2_000_000_000_000].Select(t => (long?)t));

    [Fact]
    public void EveryKindIsTriedHere()
    {
        var tried = Ids.All.Select(kind => kind.GetType()).ToHashSet();
        Assert.All(
            typeof(IdentifierKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IdentifierKind))),
            type => Assert.True(tried.Contains(type), $"{type.Name} is not in Ids.All (tests/ForgeryCheck.Tests/Identifiers/Ids.cs): add it, and an id of the kind to Seeds here"));
    }

    [Fact]
    public void EverySeedIsOfAKind() =>
        Assert.All(Ids.All, kind => Assert.True(
            Seeds.Any(seed => Decodes(kind, seed)), $"no id in DamagedIdTests.Seeds is one of {kind.Name}: add one, so that damaged ones are tried"));

    private static bool Decodes(IdentifierKind kind, string seed) => Ids.Decode(kind, seed, out _, near: "2010-01-01T00:00:00Z", offset: 0) == IdValidity.Valid;

    [Fact]
    public void AnyKindReadsAnyBytes() => Gen.Select(Damaged, Near, Gen.Int[-100_000, 100_000]).Sample(
        (id, near, offset) =>
        {
            foreach (var kind in Ids.All)
            {
                var validity = kind.Decode(id, new IdContext { Near = near, OffsetMinutes = offset, Host = id }, out var decoded);
                Assert.Equal(validity == IdValidity.Valid, decoded.Kind is not null);
                _ = decoded.Time;
                _ = near is { } date ? decoded.SkewFrom(date) : null;
            }
        },
        iter: 20_000);

    [Fact]
    public void EveryPrefixIsRead()
    {
        foreach (var seed in Seeds)
        {
            for (var length = 0; length <= seed.Length; length++)
            {
                foreach (var kind in Ids.All)
                {
                    kind.Decode(Encoding.Latin1.GetBytes(seed[..length]), default, out _);
                }
            }
        }
    }

    [Fact]
    public void AnyLineIsRead() => Gen.Select(Damaged, Gen.Int[0, Programs.Length - 1]).Sample(
        (id, program) =>
        {
            byte[] line = [.. Encoding.Latin1.GetBytes($"from a ([192.0.2.1]) by mx.google.com {Programs[program]} with LMTP id "), .. id, .. "; Fri, 31 Dec 9998 23:59:59 -1200"u8];
            Ids.Decoder.Read(ReceivedParser.Parse(line));
            IdDecoder.ReadMessageId(id, long.MaxValue, null);
        },
        iter: 20_000);

    private static byte[] Splice(byte[] seed, int start, int cut, byte[] put) =>
        [.. seed[..start], .. put, .. seed[Math.Min(seed.Length, start + cut)..]];
}
