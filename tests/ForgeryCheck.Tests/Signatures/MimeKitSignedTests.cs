using System.Text.RegularExpressions;
using ForgeryCheck.Messages;
using ForgeryCheck.Signatures;
using MimeKit;
using MimeKit.Cryptography;
using static ForgeryCheck.Tests.Signatures.SignatureTestSupport;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>
/// Mail of all kinds as MimeKit signs it, in each way that it can sign: it passes, and fails once anything signed is changed. A length (l=), which MimeKit
/// does not sign with, is tried in <see cref="DkimTests"/>.
/// </summary>
public sealed partial class MimeKitSignedTests
{
    private const string Header = "From: Writer <writer@example.org>\r\nTo: reader@example.net\r\nSubject: Two words\r\nDate: Wed, 1 May 2024 10:00:00 +0000\r\n";

    private static readonly (string Header, string Body)[] Forms = [("simple", "simple"), ("simple", "relaxed"), ("relaxed", "simple"), ("relaxed", "relaxed")];

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["blanks"] = Mail,
        ["empty body"] = Header + "\r\n",
        ["empty lines only"] = Header + "\r\n\r\n\r\n\r\n",
        ["no final line end"] = Header + "\r\nOne line\r\nand no end",
        ["empty lines at the end"] = Header + "\r\nOne line\r\n\r\n \t\r\n\r\n\r\n",
        ["folded fields"] = "From: \"A writer with a long name\"\r\n\t<writer@example.org>\r\nTo: reader@example.net,\r\n  other@example.net,\r\n\t \tthird@example.net\r\n"
            + "Subject:\r\n  A subject  that\r\n\tgoes  on and on \t\r\nDate: Wed,  1 May 2024\r\n 10:00:00 +0000 (UTC)\r\nContent-Type: text/plain;\r\n\tcharset=us-ascii\r\n\r\nShort.\r\n",
        ["eight bits"] = "From: =?utf-8?q?Schr=C3=A4der?= <writer@example.org>\r\nTo: reader@example.net\r\nSubject: Gr\u00FC\u00DFe\r\nDate: Wed, 1 May 2024 10:00:00 +0000\r\n"
            + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGr\u00FC\u00DFe aus K\u00F6ln\u00A0 \r\n\u00FF\u0080 \r\n",
        ["parts"] = Header + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\nA preamble.\r\n--b1\r\nContent-Type: text/plain\r\n\r\nOne\r\n"
            + "--b1\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAw==\r\n--b1--\r\nAn epilogue.\r\n",
        ["dots and From"] = Header + "\r\n.\r\n..\r\nFrom here\r\n>From there\r\n.end\r\n",
    };

    /// <summary>What is changed, and how the signature then comes out.</summary>
    private static readonly Dictionary<string, (Func<string, string> Change, SignatureResult Result)> Changes = new(StringComparer.Ordinal)
    {
        ["another body"] = (mail => mail[..BodyStart(mail)] + "Other text.\r\n", SignatureResult.BodyAltered),
        ["a line above the body"] = (mail => mail.Insert(BodyStart(mail), "Warning: from outside\r\n"), SignatureResult.BodyAltered),
        ["a line below the body"] = (mail => mail + "\r\nSent by a list\r\n", SignatureResult.BodyAltered),
        ["another author"] = (mail => Replace(mail, "writer@example.org", "boss@example.org"), SignatureResult.Fail),
        ["a second author above"] = (mail => "From: Boss <boss@example.org>\r\n" + Replace(mail, "\r\nFrom:", "\r\nX-From:"), SignatureResult.Fail),
        ["another subject"] = (mail => Replace(mail, "\r\nSubject:", "\r\nSubject: [list]"), SignatureResult.Fail),
        ["no subject"] = (mail => Replace(mail, "\r\nSubject:", "\r\nX-Subject:"), SignatureResult.Fail),
        ["another recipient"] = (mail => Replace(mail, "reader@example.net", "victim@example.net"), SignatureResult.Fail),
        ["another day"] = (mail => Replace(mail, "1 May 2024", "2 May 2024"), SignatureResult.Fail),
        ["fewer signed fields"] = (mail => Replace(mail, ":subject", ""), SignatureResult.Fail),
        ["a field added where none was signed"] = (mail => "X-Missing: now\r\n" + mail, SignatureResult.Fail),
        ["another domain"] = (mail => Replace(mail, "d=example.org", "d=example.com"), SignatureResult.NoKey),
        ["another key"] = (mail => Replace(mail, "s=rsa", "s=other"), SignatureResult.Fail),
        ["another signature"] = (mail => SignatureTag().Replace(mail, "b=AAAA"), SignatureResult.Fail),
    };

    public static TheoryData<string, string, string, string> Signed
    {
        get
        {
            var all = new TheoryData<string, string, string, string>();
            foreach (var kind in Kinds.Keys)
            {
                foreach (var (header, body) in Forms)
                {
                    all.Add(kind, "rsa-sha256", header, body);
                    all.Add(kind, "ed25519-sha256", header, body);
                }
            }

            return all;
        }
    }

    public static TheoryData<string, string> Changed
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var kind in Kinds.Keys)
            {
                foreach (var change in Changes.Keys)
                {
                    all.Add(kind, change);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Signed))]
    public async Task It_passes(string kind, string algorithm, string header, string body)
    {
        var outcome = await OutcomeAsync(await Sign(Kinds[kind], (algorithm, header, body)));

        Assert.Equal((SignatureResult.Pass, null), (outcome.Result, outcome.Problem));
    }

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task Once_changed_it_fails_in_every_canonical_form(string kind, string change)
    {
        var (alter, result) = Changes[change];
        foreach (var (header, body) in Forms)
        {
            var outcome = await OutcomeAsync(alter(await Sign(Kinds[kind], ("rsa-sha256", header, body))));

            Assert.True(outcome.Result == result, $"{header}/{body}: {outcome.Result}, {outcome.Problem}");
        }
    }

    [Fact]
    public async Task Of_several_signatures_each_is_judged()
    {
        var signed = await Sign(Mail, ("rsa-sha256", "relaxed", "simple"), ("ed25519-sha256", "simple", "relaxed"), ("rsa-sha256", "simple", "simple"));

        Assert.Equal(["rsa", "ed", "rsa"], (await VerifyAsync(signed)).Dkim.Select(one => one.Tags.Selector));
        Assert.All((await VerifyAsync(signed)).Dkim, one => Assert.Equal(SignatureResult.Pass, one.Outcome.Result));
        Assert.All((await VerifyAsync(Replace(signed, "Hello", "Hallo"))).Dkim, one => Assert.Equal(SignatureResult.BodyAltered, one.Outcome.Result));

        // A relaxed body may lose the blanks at its line ends, and a relaxed header the letter case of its names (RFC 6376 sections 3.4.2 and 3.4.4).
        Assert.Equal(
            [SignatureResult.BodyAltered, SignatureResult.Pass, SignatureResult.BodyAltered],
            (await VerifyAsync(Replace(signed, "blanks. \t\r\n", "blanks.\r\n"))).Dkim.Select(one => one.Outcome.Result));
        Assert.Equal(
            [SignatureResult.Pass, SignatureResult.Fail, SignatureResult.Fail],
            (await VerifyAsync(Replace(signed, "\r\nSubject:", "\r\nSUBJECT:"))).Dkim.Select(one => one.Outcome.Result).Order());
    }

    private static int BodyStart(string mail) => mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;

    private static async Task<string> Sign(string mail, params (string Algorithm, string Header, string Body)[] ways)
    {
        MailCharsets.Register();
        using var message = await MimeMessage.LoadAsync(new MemoryStream(Bytes(mail)));
        foreach (var (algorithm, header, body) in ways)
        {
            Signer(algorithm == "rsa-sha256", header, body).Sign(message, ["From", "To", "Subject", "Date", "Content-Type", "X-Missing"]);
        }

        using var written = new MemoryStream();
        await message.WriteToAsync(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, written);
        return System.Text.Encoding.Latin1.GetString(written.ToArray());
    }

    private static DkimSigner Signer(bool isRsa, string header, string body) => new(
        isRsa ? TestKeys.MimeKitRsa : TestKeys.Ed25519, "example.org", isRsa ? "rsa" : "ed", isRsa ? DkimSignatureAlgorithm.RsaSha256 : DkimSignatureAlgorithm.Ed25519Sha256)
    {
        HeaderCanonicalizationAlgorithm = Form(header),
        BodyCanonicalizationAlgorithm = Form(body),
    };

    private static DkimCanonicalizationAlgorithm Form(string name) => name == "simple" ? DkimCanonicalizationAlgorithm.Simple : DkimCanonicalizationAlgorithm.Relaxed;

    [GeneratedRegex("(?<=[;\\s])b=")]
    private static partial Regex SignatureTag();
}
