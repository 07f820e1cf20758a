using System.IO.Compression;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Signatures;
using static ForgeryCheck.Tests.Signatures.SignatureTestSupport;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>Mail signed here passes, however it is stored; whatever is changed after signing is told for what it is.</summary>
public sealed class DkimTests
{
    private static readonly string Signed = new TestSigner().Sign(Mail);

    public static TheoryData<string, string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string, string>();
            foreach (var algorithm in new[] { "rsa-sha256", "ed25519-sha256" })
            {
                foreach (var header in new[] { "simple", "relaxed" })
                {
                    ways.Add(algorithm, header, "simple");
                    ways.Add(algorithm, header, "relaxed");
                }
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Honest_mail_passes_in_every_form(string algorithm, string header, string body)
    {
        var signer = new TestSigner { Algorithm = algorithm, Selector = algorithm == "rsa-sha256" ? "rsa" : "ed", Canonicalization = $"{header}/{body}" };

        foreach (var mail in new[] { Mail, Mail.TrimEnd() + "\r\n", Mail[..(Mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)] })
        {
            var outcome = await OutcomeAsync(signer.Sign(mail));

            Assert.Equal((SignatureResult.Pass, null), (outcome.Result, outcome.Problem));
            Assert.Equal((true, 0, 0, false), (outcome.FitsHeader, outcome.UnsignedTail, outcome.Uncovered.Count, outcome.IsTesting));
        }
    }

    [Theory]
    [InlineData("Hello", "Hallo", nameof(SignatureResult.BodyAltered))]
    [InlineData("\r\nWriter\r\n", "\r\nWriter\r\nRead more at list.example\r\n", nameof(SignatureResult.BodyAltered))]
    [InlineData("\r\n\r\nHello,\r\n", "\r\n\r\n\r\nHello,\r\n", nameof(SignatureResult.BodyAltered))]
    [InlineData("Two  blanks", "Three blanks", nameof(SignatureResult.Fail))]
    [InlineData("writer@", "boss@", nameof(SignatureResult.Fail))]
    [InlineData("From: Writer", "From: Boss <boss@example.org>\r\nFrom: Writer", nameof(SignatureResult.Fail))]
    [InlineData("Subject:  Two", "Subject: Other\r\nSubject:  Two", nameof(SignatureResult.Pass))]
    [InlineData("Date: Wed, ", "Date: ", nameof(SignatureResult.Fail))]
    [InlineData("other@example.net", "other@example.net\r\nTo: third@example.net", nameof(SignatureResult.Fail))]
    [InlineData("h=from:to", "h=from:sender:to", nameof(SignatureResult.Fail))]
    [InlineData("v=1;", "v=2;", nameof(SignatureResult.Malformed))]
    [InlineData("d=example.org", "d=example.com", nameof(SignatureResult.NoKey))]
    [InlineData("s=rsa", "s=other", nameof(SignatureResult.Fail))]
    [InlineData("s=rsa", "s=ed", nameof(SignatureResult.NoKey))]
    [InlineData("s=rsa", "s=short", nameof(SignatureResult.KeyTooShort))]
    [InlineData("a=rsa-sha256", "a=rsa-sha1", nameof(SignatureResult.WeakAlgorithm))]
    [InlineData("a=rsa-sha256", "a=rsa-sha512", nameof(SignatureResult.NotTestable))]
    [InlineData("bh=", "bh=AAAA", nameof(SignatureResult.Malformed))]
    [InlineData("\tb=", "\tb=AAAA", nameof(SignatureResult.Fail))]
    [InlineData("\tb=", "\tb=*", nameof(SignatureResult.Malformed))]
    [InlineData("h=from:to", "h=to", nameof(SignatureResult.Malformed))]
    [InlineData("c=relaxed/relaxed", "c=nofws/relaxed", nameof(SignatureResult.Malformed))]
    [InlineData("Received: from a", "Received: from b", nameof(SignatureResult.Pass))]
    [InlineData("Subject:  Two  blanks ", "SUBJECT: Two\r\n blanks", nameof(SignatureResult.Pass))]
    [InlineData(" this  has blanks. \t", " this has blanks.", nameof(SignatureResult.Pass))]
    public async Task What_was_changed_is_told(string old, string with, string expected)
    {
        var outcome = await OutcomeAsync(Replace(Signed, old, with));

        Assert.Equal(expected, outcome.Result.ToString());
        Assert.Equal(outcome.Result == SignatureResult.Pass, outcome.Problem is null);
    }

    [Fact]
    public async Task A_second_field_of_a_kind_that_may_stand_once_is_told()
    {
        Assert.Equal(["subject"], (await OutcomeAsync(Replace(Signed, "Subject:  Two", "Subject: Other\r\nSubject:  Two"))).Uncovered);

        // Signed once more than it stands, a name covers what is added, too (RFC 6376 section 8.15).
        var over = new TestSigner { Names = "from:from:subject:subject" }.Sign(Mail);
        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(over)).Result);
        var added = await OutcomeAsync(Replace(over, "Subject:  Two", "Subject: Other\r\nSubject:  Two"));
        Assert.Equal((SignatureResult.Fail, false), (added.Result, added.FitsHeader));
    }

    [Fact]
    public async Task An_altered_body_still_proves_the_header()
    {
        var outcome = await OutcomeAsync(Signed + "footer\r\n");

        Assert.Equal((SignatureResult.BodyAltered, true), (outcome.Result, outcome.FitsHeader));
    }

    [Fact]
    public async Task What_is_appended_behind_the_signed_length_is_counted()
    {
        var signed = new TestSigner { Canonicalization = "relaxed/simple", Limit = 20 }.Sign(Mail);

        var appended = await OutcomeAsync(signed + "Buy now!\r\n");
        var body = Mail[(Mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

        Assert.Equal((SignatureResult.Pass, body.Length + 10 - 20), (appended.Result, appended.UnsignedTail));
        Assert.Equal(SignatureResult.BodyAltered, (await OutcomeAsync(Replace(signed, "Hello", "Hallo"))).Result);

        // More than there is: RFC 6376 section 3.5 forbids it, since anyone may append the rest.
        Assert.Equal(SignatureResult.BodyAltered, (await OutcomeAsync(new TestSigner { Limit = 9999 }.Sign(Mail))).Result);
        Assert.Equal(SignatureResult.Malformed, (await OutcomeAsync(Replace(signed, "l=20", "l=99999999999999999999999999"))).Result);
    }

    [Fact]
    public async Task A_signature_expires_by_the_time_of_receipt_not_by_todays()
    {
        var signed = new TestSigner { More = "t=1714557500; x=1714557600;" }.Sign(Mail);
        var end = DateTimeOffset.FromUnixTimeSeconds(1714557600);

        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(signed, receivedAt: end)).Result);
        Assert.Equal(SignatureResult.Expired, (await OutcomeAsync(signed, receivedAt: end.AddSeconds(1))).Result);
        Assert.Equal(SignatureResult.Pass, (await OutcomeAsync(signed)).Result);
        Assert.Equal(SignatureResult.Malformed, (await OutcomeAsync(new TestSigner { More = "t=1714557500; x=1714557500;" }.Sign(Mail))).Result);
        Assert.Equal(SignatureResult.Malformed, (await OutcomeAsync(new TestSigner { More = "t=yesterday;" }.Sign(Mail))).Result);
    }

    [Theory]
    [InlineData("i=list@mail.example.org;", nameof(SignatureResult.Pass))]
    [InlineData("i=@example.org;", nameof(SignatureResult.Pass))]
    [InlineData("i=a@notexample.org;", nameof(SignatureResult.Malformed))]
    [InlineData("i=example.org;", nameof(SignatureResult.Malformed))]
    [InlineData("q=dns/txt:x-other;", nameof(SignatureResult.Pass))]
    [InlineData("q=x-other;", nameof(SignatureResult.NotTestable))]
    [InlineData("d=example.net;", nameof(SignatureResult.Malformed))]
    [InlineData("unknown_1=1;", nameof(SignatureResult.Pass))]
    [InlineData("r=y;;", nameof(SignatureResult.Malformed))]
    [InlineData("r;", nameof(SignatureResult.Malformed))]
    [InlineData("_r=y;", nameof(SignatureResult.Malformed))]
    [InlineData("x-r=y;", nameof(SignatureResult.Malformed))]
    public async Task Further_tags_are_minded(string tags, string expected) =>
        Assert.Equal(expected, (await OutcomeAsync(new TestSigner { More = tags }.Sign(Mail))).Result.ToString());

    [Fact]
    public async Task Each_of_several_signatures_is_judged_by_itself_top_first()
    {
        var two = new TestSigner { Selector = "other", Key = TestKeys.Other, Domain = "example.org" }.Sign(new TestSigner { Selector = "ed", Algorithm = "ed25519-sha256", Names = "from" }.Sign(Mail));
        var three = new TestSigner { Domain = "list.example" }.Sign(Replace(two, "Two  blanks", "[list] Two blanks"));

        var facts = await VerifyAsync(three, TestKeys.Server().With("rsa._domainkey.list.example", TestKeys.Record(TestKeys.Rsa)));

        Assert.Equal([SignatureResult.Pass, SignatureResult.Fail, SignatureResult.Pass], facts.Dkim.Select(one => one.Outcome.Result));
        Assert.Equal(["list.example", "example.org", "example.org"], facts.Dkim.Select(one => one.Tags.Domain));
    }

    [Fact]
    public async Task A_signature_may_cover_another_but_not_itself()
    {
        var signed = new TestSigner { Names = "from:dkim-signature" }.Sign(Signed);

        Assert.All((await VerifyAsync(signed)).Dkim, one => Assert.Equal(SignatureResult.Pass, one.Outcome.Result));
        Assert.Equal(SignatureResult.Fail, (await VerifyAsync(Replace(signed, "h=from:to:subject:date", "h=from:to"))).Dkim[0].Outcome.Result);
    }

    [Fact]
    public async Task The_same_mail_passes_from_any_store()
    {
        var bytes = Bytes(Signed);
        var lines = Bytes(Signed.ReplaceLineEndings("\n"));
        var quoted = Bytes("From a@example.org Wed May  1 10:00:00 2024\n" + Signed.ReplaceLineEndings("\n")
            .Replace("\n>From there", "\n>>From there", StringComparison.Ordinal).Replace("\nFrom here", "\n>From here", StringComparison.Ordinal) + "\n");
        var unquoted = Bytes("From a@example.org Wed May  1 10:00:00 2024\n" + Signed.ReplaceLineEndings("\n") + "\nFrom a@example.org Wed May  1 10:00:00 2024\n" + Signed.ReplaceLineEndings("\n"));
        using var gzip = new MemoryStream();
        await using (var stream = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(quoted);
        }

        foreach (var (source, count) in new[] { (bytes, 1), (lines, 1), (quoted, 1), (unquoted, 2), (gzip.ToArray(), 1) })
        {
            var messages = ReadInput(source);
            Assert.Equal(count, messages.Count);
            foreach (var message in messages)
            {
                Assert.Equal(SignatureResult.Pass, Assert.Single((await VerifyAsync(message)).Dkim).Outcome.Result);
            }
        }
    }

    [Fact]
    public async Task The_same_mail_passes_from_a_Maildir()
    {
        var folder = Directory.CreateTempSubdirectory("maildir");
        try
        {
            var place = folder.CreateSubdirectory("new").FullName;
            await File.WriteAllTextAsync(Path.Combine(place, "1714557600.1.mx"), Signed.ReplaceLineEndings("\n"));

            var message = Assert.IsType<MailInput.Read>(Assert.Single(MailReader.Read([folder.FullName], Stream.Null, WithBodies))).Message;

            Assert.Equal(SignatureResult.Pass, Assert.Single((await VerifyAsync(message)).Dkim).Outcome.Result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_header_without_its_body_is_proved_by_itself()
    {
        var header = Signed[..(Signed.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2)];
        var unread = MailReader.ReadMessage(new MemoryStream(Bytes(Signed)), "test");

        foreach (var message in new[] { Assert.Single(ReadInput(Bytes(header))), Assert.Single(ReadInput(Bytes(header + "\r\n"))), Assert.Single(ReadInput(Bytes("> " + header.ReplaceLineEndings("\n> ")))), unread })
        {
            var outcome = Assert.Single((await VerifyAsync(message)).Dkim).Outcome;
            Assert.Equal((SignatureResult.NotTestable, true), (outcome.Result, outcome.FitsHeader));
        }

        var changed = Assert.Single((await VerifyAsync(Assert.Single(ReadInput(Bytes(Replace(header, "blanks", "words")))))).Dkim).Outcome;
        Assert.Equal((SignatureResult.NotTestable, null), (changed.Result, changed.FitsHeader));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_decided()
    {
        async Task<SignatureResult> With(INameService names) => (await OutcomeAsync(Signed, names)).Result;

        Assert.Equal(SignatureResult.NotTestable, await With(NamesOff.Instance));
        foreach (var (status, expected) in new[]
        {
            (DnsStatus.NotAsked, SignatureResult.NotTestable), (DnsStatus.NotAnswered, SignatureResult.TempError), (DnsStatus.Failed, SignatureResult.TempError),
            (DnsStatus.NxDomain, SignatureResult.NoKey), (DnsStatus.NoError, SignatureResult.NoKey),
        })
        {
            Assert.Equal(expected, await With(new KeyServer().With("rsa._domainkey.example.org", status)));
        }

        Assert.Equal(SignatureResult.WeakAlgorithm, (await OutcomeAsync(Replace(Signed, "rsa-sha256", "rsa-sha1"), NamesOff.Instance)).Result);
    }

    [Fact]
    public async Task Mail_without_signatures_asks_nothing()
    {
        var server = TestKeys.Server();

        var facts = await VerifyAsync(Mail, server);

        Assert.Empty(facts.Dkim);
        Assert.Equal(ArcState.None, facts.Arc.State);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SignatureVerifier.VerifyAsync(Read(Signed), TestKeys.Server(), null, stopped.Token).AsTask());
    }
}
