using System.Security.Cryptography;
using ForgeryCheck.Names;
using ForgeryCheck.Signatures;
using static ForgeryCheck.Tests.Signatures.SignatureTestSupport;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>What a signer publishes decides what its signatures are worth.</summary>
public sealed class KeyTests
{
    private const string Name = "rsa._domainkey.example.org";

    private static readonly string Signed = new TestSigner().Sign(Mail);
    private static readonly string Key = Convert.ToBase64String(TestKeys.Rsa.ExportSubjectPublicKeyInfo());

    [Theory]
    [InlineData("v=DKIM1; k=rsa; p={0}", nameof(SignatureResult.Pass))]
    [InlineData("p={0}", nameof(SignatureResult.Pass))]
    [InlineData("v=DKIM1;\tp = {0} ;", nameof(SignatureResult.Pass))]
    [InlineData("v=DKIM1; h=sha1:sha256; s=email; t=s; n=a note; p={0}", nameof(SignatureResult.Pass))]
    [InlineData("v=DKIM1; s=*; p={0}", nameof(SignatureResult.Pass))]
    [InlineData("v=DKIM1; p=", nameof(SignatureResult.KeyRevoked))]
    [InlineData("v=DKIM1; p= ;", nameof(SignatureResult.KeyRevoked))]
    [InlineData("v=DKIM1; h=sha1; p={0}", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM1; s=tlsrpt; p={0}", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM1; k=ed25519; p={0}", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM1; k=falcon; p={0}", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM2; p={0}", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM1; p={0}; p={0}", nameof(SignatureResult.NoKey))]
    [InlineData("v=spf1 -all", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM1; p=not base64", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM1; p=AAAA", nameof(SignatureResult.NoKey))]
    [InlineData("v=DKIM1; p={0}…", nameof(SignatureResult.NoKey))]
    [InlineData("", nameof(SignatureResult.NoKey))]
    public async Task A_record_is_read(string record, string expected) =>
        Assert.Equal(expected, (await OutcomeAsync(Signed, new KeyServer().With(Name, record.Replace("{0}", Key, StringComparison.Ordinal)))).Result.ToString());

    [Fact]
    public async Task A_key_is_found_among_other_records_behind_a_CNAME()
    {
        var names = new KeyServer().With(Name, "CNAME keys.example.net", "a note", $"v=DKIM1; p={Key}", "v=spf1 -all");

        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(Signed, names)).Result);
    }

    [Fact]
    public async Task The_form_that_the_RFC_names_is_read_too()
    {
        var record = "v=DKIM1; p=" + Convert.ToBase64String(TestKeys.Rsa.ExportRSAPublicKey());

        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(Signed, new KeyServer().With(Name, record))).Result);
    }

    [Fact]
    public async Task A_signer_that_tests_or_keeps_to_its_own_domain_is_told()
    {
        var below = new TestSigner { More = "i=@mail.example.org;" }.Sign(Mail);

        Assert.True((await OutcomeAsync(Signed, new KeyServer().With(Name, $"t=y:s; p={Key}"))).IsTesting);
        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(below, new KeyServer().With(Name, $"t=y; p={Key}"))).Result);
        Assert.Equal(SignatureResult.Malformed, (await OutcomeAsync(below, new KeyServer().With(Name, $"t=s; p={Key}"))).Result);
    }

    [Fact]
    public async Task A_short_key_proves_nothing_although_it_fits()
    {
        var outcome = await OutcomeAsync(new TestSigner { Key = TestKeys.Short, Selector = "short" }.Sign(Mail));

        Assert.Equal((SignatureResult.KeyTooShort, 768, null), (outcome.Result, outcome.KeyBits, outcome.FitsHeader));
    }

    [Theory]
    [InlineData(16384, 3, nameof(SignatureResult.Fail))]
    [InlineData(16392, 3, nameof(SignatureResult.NoKey))]
    [InlineData(2048, 8, nameof(SignatureResult.Fail))]
    [InlineData(2048, 9, nameof(SignatureResult.NoKey))]
    [InlineData(16384, 2048, nameof(SignatureResult.NoKey))]
    public async Task Keys_are_computed_with_up_to_a_length(int bits, int exponentBytes, string expected)
    {
        var modulus = new byte[bits / 8];
        var exponent = new byte[exponentBytes];
        modulus.AsSpan().Fill(0xFF);
        exponent.AsSpan().Fill(0x7F);
        var record = "v=DKIM1; p=" + Convert.ToBase64String(Der(modulus, exponent));

        var outcome = await OutcomeAsync(Signed, new KeyServer().With(Name, record));

        Assert.Equal((expected, bits), (outcome.Result.ToString(), outcome.KeyBits));
    }

    [Fact]
    public async Task A_name_is_asked_for_as_DNS_has_it()
    {
        var names = new KeyServer().With(Name, $"p={Key}");

        // What was signed is the field as written; names have no case (RFC 4343) and may end with a dot.
        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(new TestSigner { Domain = "Example.ORG", Selector = "RSA" }.Sign(Mail), names)).Result);
        Assert.Equal(SignatureResult.Malformed, (await OutcomeAsync(new TestSigner { Domain = "example.org/.." }.Sign(Mail), names)).Result);
        Assert.Equal(SignatureResult.NotTestable, (await OutcomeAsync(new TestSigner { Domain = "b\u00FCcher.example" }.Sign(Mail), names)).Result);
        Assert.Equal([new DnsQuestion(Name, DnsType.Txt)], names.Asked);
    }

    [Fact]
    public async Task Damaged_records_never_throw()
    {
        var random = new Random(8301);
        var records = new[] { TestKeys.Record(TestKeys.Rsa), TestKeys.Ed25519Record, $"v=DKIM1; h=sha256; s=email; t=y:s; p={Convert.ToBase64String(TestKeys.Rsa.ExportRSAPublicKey())}" };
        for (var round = 0; round < 3000; round++)
        {
            var record = records[round % records.Length].ToCharArray();
            for (var damage = random.Next(1, 6); damage > 0; damage--)
            {
                record[random.Next(record.Length)] = random.Next(3) == 0 ? (char)random.Next(0x3000) : "=;: ApkvMIG/+"[random.Next(13)];
            }

            var read = KeyRecord.TryRead(new string(record, 0, random.Next(2) == 0 ? record.Length : random.Next(record.Length)));

            Assert.True(read is null || read.Key is null != read.Fault is null);
        }

        for (var length = 0; length < records[0].Length; length++)
        {
            KeyRecord.TryRead(records[0][..length]);
        }
    }

    // RSAPublicKey: a sequence of two integers.
    private static byte[] Der(byte[] modulus, byte[] exponent)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(modulus);
            writer.WriteIntegerUnsigned(exponent);
        }

        return writer.Encode();
    }
}
