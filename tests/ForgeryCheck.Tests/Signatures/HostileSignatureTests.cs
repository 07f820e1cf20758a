using System.Globalization;
using ForgeryCheck.Signatures;
using static ForgeryCheck.Tests.Signatures.SignatureTestSupport;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>Whatever a stranger writes, the work is bounded, nothing is thrown, and nothing passes by default.</summary>
public sealed class HostileSignatureTests
{
    private static readonly string Signed = new TestSigner().Sign(Mail);

    [Fact]
    public async Task Of_500_signatures_10_are_verified_and_the_rest_is_counted()
    {
        var server = TestKeys.Server();
        var field = Signed[..Signed.IndexOf("Received:", StringComparison.Ordinal)];
        var mail = string.Concat(Enumerable.Range(0, 500).Select(i => Replace(field, "s=rsa", string.Create(CultureInfo.InvariantCulture, $"s=s{i}")))) + Mail;

        var facts = await VerifyAsync(mail, server);

        Assert.Equal((SignatureLimits.Signatures, 490), (facts.Dkim.Count, facts.LeftOut));
        Assert.Equal(10, server.Asked.Count);
        Assert.All(facts.Dkim, one => Assert.Equal(SignatureResult.NoKey, one.Outcome.Result));
    }

    [Fact]
    public async Task Of_a_chain_with_more_keys_than_anyone_has_some_are_asked_for()
    {
        var server = TestKeys.Server();
        var fields = string.Concat(Enumerable.Range(1, 50).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"ARC-Seal: i={i}; a=rsa-sha256; cv={(i == 1 ? "none" : "pass")}; d=example.org; s=s{i}; b=AAAA\r\nARC-Message-Signature: i={i}; a=rsa-sha256; d=example.org; s=m{i}; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA\r\nARC-Authentication-Results: i={i}; x\r\n")));

        var facts = await VerifyAsync(fields + Signed, server);

        Assert.Equal((SignatureLimits.Keys, ArcState.NoKey), (server.Asked.Count, facts.Arc.State));
        Assert.Equal(SignatureResult.Pass, Assert.Single(facts.Dkim).Outcome.Result);
    }

    [Theory]
    [InlineData("b=", 1 << 20, 'A')]
    [InlineData("bh=", 1 << 16, 'A')]
    [InlineData("v=1;", 1 << 16, ';')]
    [InlineData("h=", 10_000, ':')]
    [InlineData("d=", 1 << 14, 'a')]
    public async Task A_huge_signature_is_malformed_and_asks_nothing(string tag, int count, char filling)
    {
        var server = TestKeys.Server();

        // A megabyte of header is all that is read, and then there is no body.
        var outcome = await OutcomeAsync(Replace(Signed, tag, tag + new string(filling, count)), server);

        Assert.Equal(SignatureResult.Malformed, outcome.Result);
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData(256, nameof(SignatureResult.Pass))]
    [InlineData(257, nameof(SignatureResult.Malformed))]
    [InlineData(10_000, nameof(SignatureResult.Malformed))]
    public async Task Field_names_are_read_up_to_a_number(int count, string expected)
    {
        var signed = new TestSigner { Names = string.Join(':', Enumerable.Repeat("x", count - 1).Prepend("from")) }.Sign("X: y\r\n" + Mail);

        Assert.Equal(expected, (await OutcomeAsync(signed)).Result.ToString());
    }

    [Fact]
    public async Task A_covered_header_has_a_limit()
    {
        var mail = $"X-Long: {new string('x', SignatureLimits.SignedBytes)}\r\n{Mail}";

        Assert.Equal(SignatureResult.NotTestable, (await OutcomeAsync(new TestSigner { Names = "from:x-long" }.Sign(mail))).Result);
        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(new TestSigner().Sign(mail))).Result);
    }

    [Fact]
    public async Task A_header_of_ten_thousand_fields_is_not_called_changed()
    {
        var more = string.Concat(Enumerable.Repeat("From: b\r\n", 10_000));

        Assert.Equal(SignatureResult.NotTestable, (await OutcomeAsync(Replace(Signed, "Received:", more + "Received:"))).Result);
    }

    [Fact]
    public async Task Many_signatures_with_long_keys_are_not_all_computed()
    {
        using var key = System.Security.Cryptography.RSA.Create();
        key.ImportParameters(new() { Modulus = [.. Enumerable.Repeat((byte)0xFF, 2048)], Exponent = [1, 0, 1] });
        var server = TestArcSigner.Server("list.example").With("long._domainkey.example.org", TestKeys.Record(key));
        var field = Replace(Signed[..Signed.IndexOf("Received:", StringComparison.Ordinal)], "s=rsa", "s=long");

        var facts = await VerifyAsync(string.Concat(Enumerable.Repeat(field, 10)) + Mail, server);

        // 16,384 bits count for sixteen times 4,096.
        Assert.Equal(SignatureLimits.Work / (16384 * 16384), facts.Dkim.Count(one => one.Outcome.Result == SignatureResult.Fail));
        Assert.Equal(4, facts.Dkim.Count(one => one.Outcome.Result == SignatureResult.NotTestable));
    }

    [Fact]
    public async Task Deep_parts_are_no_more_than_bytes()
    {
        var body = string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n")));
        var mail = Replace(Mail, "Content-Type: text/plain", "Content-Type: multipart/mixed; boundary=b0") + body;

        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(new TestSigner { Names = "from:content-type" }.Sign(mail))).Result);
    }

    [Fact]
    public async Task Odd_fields_are_covered_byte_for_byte()
    {
        var mail = "X\u00E9: \u00FF\0\r\nNo colon\r\nSubject : spaced\r\n" + Replace(Mail, "Subject:", "X-Empty:\r\nSubject:");

        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(new TestSigner { Names = "from:x-empty:content-type:to:date", Canonicalization = "simple/simple" }.Sign(mail))).Result);
    }

    [Fact]
    public async Task Every_cut_and_any_damage_is_survived_and_passes_only_unharmed()
    {
        var mail = TestArcSigner.Seal(new TestSigner { Selector = "other", Key = TestKeys.Other }.Sign(Mail), isRsa: false, "list.example");
        var server = TestArcSigner.Server("list.example");
        for (var length = 0; length < mail.Length; length++)
        {
            var facts = await VerifyAsync(mail[..length], server);

            Assert.True(facts.Dkim.All(one => one.Outcome.Result != SignatureResult.Pass) || mail[length..].Trim().Length == 0, $"{length} bytes pass");
        }

        var random = new Random(6376);
        var end = mail.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        const string Marks = ";:=\r\n \tab,<@1";
        for (var round = 0; round < 1000; round++)
        {
            var damaged = mail.ToCharArray();
            for (var damage = random.Next(1, 10); damage > 0; damage--)
            {
                damaged[random.Next(end)] = random.Next(3) == 0 ? (char)random.Next(256) : Marks[random.Next(Marks.Length)];
            }

            var facts = await VerifyAsync(new string(damaged), server);

            Assert.All(facts.Dkim, one => Assert.Equal(one.Outcome.Result == SignatureResult.Pass, one.Outcome.Problem is null));
        }
    }
}
