using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CsCheck;
using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Tests.Identifiers;

/// <summary>An id made for a moment, as the program makes it, decodes to that moment.</summary>
public sealed class RoundTripTests
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Base52 = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    private const string Base32 = "0123456789abcdefghijklmnopqrstuv";

    // 2000 to 2060, so that each kind's program could have run.
    private static readonly Gen<long> Seconds = Gen.Long[946_684_800, 2_840_140_800];

    [Fact]
    public void Sendmail() => Gen.Select(Seconds, Gen.Int[0, 59], Gen.Int[1, 4_194_304]).Sample((seconds, sequence, process) =>
    {
        var t = DateTime.UnixEpoch.AddSeconds(seconds);
        var head = $"{Base62[(t.Year - 1900) % 60]}{Base62[t.Month - 1]}{Base62[t.Day]}{Base62[t.Hour]}{Base62[t.Minute]}{Base62[t.Second]}";
        Check(IdKinds.Sendmail[0], Invariant($"{head}{Base62[sequence]}{Base62[sequence]}{process:D6}"), seconds * 1000, seconds * 1000, process);
        Check(IdKinds.Sendmail[1], Invariant($"{head}{Base62[sequence]}{process:D5}"), seconds * 1000, seconds * 1000, process);
    });

    [Fact]
    public void SendmailHour() => Gen.Select(Seconds, Gen.Int[-48, 56]).Sample((seconds, quarters) =>
    {
        // Any moment lies within the hour that its server's letter tells.
        var local = DateTime.UnixEpoch.AddSeconds(seconds + (quarters * 900));
        var context = new IdContext { Near = seconds * 1000, OffsetMinutes = quarters * 15 };
        Assert.Equal(IdValidity.Valid, IdKinds.Sendmail[2].Decode(Bytes($"{(char)('A' + local.Hour)}AA12345"), context, out var decoded));
        Assert.InRange(seconds * 1000, decoded.UnixMilliseconds!.Value, decoded.UnixMilliseconds.Value + 3_599_000);
    });

    [Fact]
    public void Exim() => Gen.Select(Seconds, Gen.Int[1, int.MaxValue], Gen.Int[0, 999_999]).Sample((seconds, process, microseconds) =>
    {
        Check(IdKinds.Exim[0], $"{Digits(seconds, Base62, 6)}-{Digits(process, Base62, 6)}-{Digits(microseconds / 500, Base62, 2)}", null, seconds * 1000, process);
        Check(IdKinds.Exim[1], $"{Digits(seconds, Base62, 6)}-{Digits(process, Base62, 11)}-{Digits(microseconds, Base62, 4)}", null, seconds * 1000, process);
    });

    [Fact]
    public void EximBase36() => Gen.Select(Gen.Long[946_684_800, 2_147_483_647], Gen.Int[1, 99_999]).Sample((seconds, process) =>
    {
        var id = $"{Digits(seconds, Base62[..36], 6)}-{Digits(process, Base62[..36], 6)}-00";
        Check(IdKinds.Exim[2], id, null, seconds * 1000, process);

        // In base 62 it is of the far future: the two cannot be taken for each other.
        Assert.Equal(IdValidity.Impossible, Ids.Decode(IdKinds.Exim[0], id, out _));
    });

    [Fact]
    public void Postfix() => Gen.Select(Seconds, Gen.Int[0, 999_999], Gen.Long[1, 1L << 40]).Sample((seconds, microseconds, inode) =>
    {
        var id = Digits(seconds, Base52, 6) + Digits(microseconds, Base52, 4) + "z" + Digits(inode, Base52[..51], 1);
        Check(IdKinds.Postfix[0], id, null, (seconds * 1000) + (microseconds / 1000), null);
        Assert.Equal(IdValidity.Valid, Ids.Decode(IdKinds.PostfixShort, Invariant($"{microseconds:X5}{inode:X}"), out var brief));
        Assert.Equal((microseconds, inode), (brief.Microseconds, brief.Inode));
    });

    [Fact]
    public void Dovecot() => Gen.Select(Seconds, Gen.UInt[0, 999_999_999], Gen.UInt[1, 4_194_304], Gen.UInt).Sample((seconds, nanoseconds, process, hash) =>
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, nanoseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), process);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), hash);
        Check(IdKinds.Dovecot[0], Convert.ToBase64String(bytes).TrimEnd('='), null, (seconds * 1000) + (nanoseconds / 1_000_000), process);
    });

    [Fact]
    public void GoogleInAnySeason() => Gen.Long[1_080_000_000, 2_840_140_800].Sample(seconds =>
    {
        var offset = PacificTime.IsSummer(seconds * 1000) ? -7 : -8;
        var wall = DateTime.UnixEpoch.AddSeconds(seconds).AddHours(offset);
        Check(IdKinds.Google[0], "fl4si5601760wjc.191." + wall.ToString("yyyy.MM.dd.HH.mm.ss", CultureInfo.InvariantCulture), seconds * 1000, seconds * 1000, null);
        Check(IdKinds.Google[0], Invariant($"d10mr1114plr.15.{(seconds * 1000) + 870}"), null, (seconds * 1000) + 870, null);
    });

    [Fact]
    public void PowerMta() => Gen.Select(Seconds, Gen.Long[-5_000_000, 5_000_000]).Sample((seconds, away) =>
        Check(IdKinds.PowerMta[0], "h" + Digits(seconds * 2 % (1 << 25), Base32, 5) + "0ickg9", (seconds + away) * 1000, seconds * 1000, null));

    [Fact]
    public void HexadecimalClocks() => Seconds.Sample(seconds =>
    {
        var milliseconds = (seconds * 1000) + 123;
        Check(IdKinds.SendGrid[0], Invariant($"filterdrecv-p3las1-7f9-19-{seconds:X8}-1C.0"), null, seconds * 1000, null);
        Check(IdKinds.Mailgun[0], Invariant($"{seconds:x8}.7f32ac3d1b30-in3"), null, seconds * 1000, null);
        Check(IdKinds.Courier[0], Invariant($"0000000000018E2F.{seconds:X16}.00001A2B"), null, seconds * 1000, 0x1A2B);
        var fileTime = DateTime.UnixEpoch.AddMilliseconds(milliseconds).ToFileTimeUtc();
        CheckMessageId(Invariant($"<0001{fileTime >> 32:x8}${fileTime & 0xFFFF_FFFF:x8}$0a01a8c0@host.example.org>"), milliseconds);
        CheckMessageId(Invariant($"<{seconds:X8}.12345678@example.org>"), seconds * 1000);
    });

    private static void Check(IdentifierKind kind, string id, long? near, long time, long? process)
    {
        Assert.Equal(IdValidity.Valid, kind.Decode(Bytes(id), new IdContext { Near = near }, out var decoded));
        Assert.Equal(time, decoded.UnixMilliseconds);
        Assert.Equal(process, decoded.Process);
    }

    private static void CheckMessageId(string id, long time) => Assert.Equal(time, Ids.ReadMessageId(id).Decoded?.UnixMilliseconds);

    private static string Digits(long value, string alphabet, int width)
    {
        var text = new StringBuilder();
        for (; value > 0 || text.Length < width; value /= alphabet.Length)
        {
            text.Insert(0, alphabet[(int)(value % alphabet.Length)]);
        }

        return text.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static byte[] Bytes(string id) => Encoding.Latin1.GetBytes(id);
}
