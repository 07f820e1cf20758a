using System.Text;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>AUTH as RFC 4954 has it, each dialogue whole, line by line and byte by byte.</summary>
public sealed class AuthTests
{
    private const string Start = "EHLO client.example\r\n";
    private const string Mail = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n";

    // NUL helga NUL galangal; helga; galangal.
    private const string Plain = "AGhlbGdhAGdhbGFuZ2Fs";
    private const string User = "aGVsZ2E=";
    private const string Password = "Z2FsYW5nYWw=";

    /// <summary>A session with --auth accept and the codes of its replies, the greeting's 220 and the 250 of EHLO left out.</summary>
    public static TheoryData<string, string> Dialogues => new()
    {
        { $"AUTH PLAIN {Plain}\r\n" + Mail, "235 250 250 354 250" },
        { $"AUTH PLAIN\r\n{Plain}\r\n" + Mail, "334 235 250 250 354 250" },
        { $"auth plain {Plain}\r\n", "235" },
        { $"AUTH LOGIN\r\n{User}\r\n{Password}\r\n" + Mail, "334 334 235 250 250 354 250" },
        { $"AUTH LOGIN {User}\r\n{Password}\r\n", "334 235" },
        { "AUTH LOGIN\r\n\r\n\r\n", "334 334 235" },
        { "AUTH LOGIN =\r\n=\r\n", "334 501" },
        { "AUTH PLAIN =\r\n", "535" },
        { "AUTH PLAIN\r\n\r\n", "334 535" },
        { "AUTH PLAIN AAA=\r\n", "235" },
        { "AUTH PLAIN AA==\r\nAUTH PLAIN AAAA\r\nAUTH PLAIN YQ==\r\n", "535 535 535" },
        { "AUTH PLAIN\r\n*\r\nNOOP\r\n", "334 501 250" },
        { $"AUTH LOGIN\r\n{User}\r\n*\r\nAUTH PLAIN {Plain}\r\n", "334 334 501 235" },
        { "AUTH PLAIN *\r\nNOOP\r\n", "501 250" },
        { "AUTH PLAIN ?\r\nAUTH PLAIN YQ\r\nAUTH PLAIN YQ==YQ==\r\nAUTH PLAIN\r\nY Q==\r\nAUTH PLAIN\r\nYQ==\t\r\nNOOP\r\n", "501 501 501 334 501 334 501 250" },
        { "AUTH PLAIN\r\nNOOP\r\nNOOP\r\n", "334 535 250" },
        { "AUTH PLAIN\r\nQUIT\r\nQUIT\r\n", "334 535 221" },
        { "AUTH PLAIN\r\nRSET \r\nRSET\r\n", "334 501 250" },
        { "AUTH\r\nAUTH PLAIN a b\r\nAUTH CRAM-MD5\r\nAUTH PLAI\r\nNOOP\r\n", "501 501 504 504 250" },
        { $"AUTH PLAIN {Plain}\r\nAUTH PLAIN {Plain}\r\nAUTH LOGIN\r\nNOOP\r\n", "235 503 503 250" },
        { $"MAIL FROM:<a@example.org>\r\nAUTH PLAIN {Plain}\r\nRCPT TO:<b@example.net>\r\nAUTH LOGIN\r\nRSET\r\nAUTH PLAIN {Plain}\r\n", "250 503 250 503 250 235" },
        { $"AUTH PLAIN {Plain}\r\nEHLO client.example\r\nRSET\r\nAUTH PLAIN {Plain}\r\n", "235 250 250 503" },
        { "MAIL FROM:<a@example.org> AUTH=<>\r\nRSET\r\nMAIL FROM:<a@example.org> AUTH=a+2Bb@example.org\r\nRSET\r\nMAIL FROM:<a@example.org> AUTH=a+b\r\n", "250 250 250 250 501" },
        { "AUTH PLAIN\n", "500" },
        { "AUTH PLAIN\r\nAAA=\n", "334 500" },
    };

    [Theory]
    [MemberData(nameof(Dialogues))]
    public async Task Each_line_is_answered_as_the_standard_says(string script, string codes)
    {
        var talk = await Talk.HaveInAllWaysAsync(Start + script, TestBed.Trap);

        Assert.Equal("220 250 " + codes, string.Join(' ', talk.Codes));
        Assert.All(talk.Lines, l => Assert.True(l.All(c => c is >= ' ' and <= '~'), l));
    }

    [Fact]
    public async Task A_challenge_is_base64_and_nothing_else()
    {
        var talk = await Talk.HaveInAllWaysAsync(Start + $"AUTH PLAIN\r\n*\r\nAUTH LOGIN\r\n{User}\r\n{Password}\r\n", TestBed.Trap);

        Assert.Contains("\r\n250-AUTH PLAIN LOGIN\r\n", talk.Replies, StringComparison.Ordinal);
        Assert.EndsWith(
            "\r\n334 \r\n501 5.7.0 Authentication cancelled\r\n334 VXNlcm5hbWU6\r\n334 UGFzc3dvcmQ6\r\n235 2.7.0 Authentication successful\r\n", talk.Replies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_refused_where_that_is_asked_for_and_the_21st_ends_the_session()
    {
        var talk = await Talk.HaveInAllWaysAsync(Start + string.Concat(Enumerable.Repeat($"AUTH PLAIN {Plain}\r\n", 30)), Refusing);

        Assert.Equal("220 250 " + string.Concat(Enumerable.Repeat("535 ", 20)) + "421", string.Join(' ', talk.Codes));
        Assert.Contains("\r\n535 5.7.8 ", talk.Replies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_was_refused_may_send_all_the_same_and_its_attempts_are_recorded()
    {
        var talk = await Talk.HaveInAllWaysAsync(
            Start + $"AUTH PLAIN {Plain}\r\nAUTH LOGIN\r\n{User}\r\n*\r\nAUTH PLAIN YQ==\r\nAUTH PLAIN AGEAYgBj\r\nAUTH PLAIN YWRtaW4AaGVsZ2EA\r\n" + Mail, Refusing);

        var session = Assert.Single(talk.Kept).Message.Session;
        Assert.Equal("ESMTP", session.Protocol);
        Assert.Equal(
            [
                new("PLAIN", AuthenticationOutcome.Refused) { User = "helga" },
                new("LOGIN", AuthenticationOutcome.Cancelled) { User = "helga" },
                new("PLAIN", AuthenticationOutcome.Malformed),
                new("PLAIN", AuthenticationOutcome.Malformed),
                new("PLAIN", AuthenticationOutcome.Refused) { User = "helga", Identity = "admin" },
            ],
            session.Authentication);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "galangal")]
    public async Task Passwords_are_recorded_only_where_that_is_asked_for(bool record, string? password)
    {
        foreach (var script in (string[])[$"AUTH PLAIN {Plain}\r\n", $"AUTH LOGIN {User}\r\n{Password}\r\n"])
        {
            var bed = new TestBed(o => o with { Auth = AuthMode.Accept, RecordPasswords = record });

            var attempt = Assert.Single(Assert.Single((await Talk.HaveAsync(Start + script + Mail, Feed.Lines, bed)).Kept).Message.Session.Authentication);

            Assert.Equal((AuthenticationOutcome.Accepted, "helga", password), (attempt.Outcome, attempt.User, attempt.Password));
        }
    }

    [Theory]
    [InlineData("EHLO client.example\r\n", "", "ESMTPA")]
    [InlineData("EHLO client.example\r\n", " SMTPUTF8", "UTF8SMTPA")]
    [InlineData("HELO client.example\r\n", "", "SMTP")]
    public async Task Our_line_tells_that_a_client_authenticated(string hello, string parameter, string protocol)
    {
        var talk = await Talk.HaveAsync(
            $"{hello}AUTH PLAIN {Plain}\r\n" + Mail.Replace("org>", "org>" + parameter, StringComparison.Ordinal), Feed.Lines, TestBed.Trap());

        Assert.Contains($" with {protocol} id ", Assert.Single(talk.Kept).Stamp, StringComparison.Ordinal);
        Assert.Equal(AuthenticationOutcome.Accepted, Assert.Single(talk.Kept[0].Message.Session.Authentication).Outcome);
    }

    [Fact]
    public async Task It_works_in_LMTP()
    {
        var talk = await Talk.HaveInAllWaysAsync(
            $"LHLO client.example\r\nAUTH PLAIN {Plain}\r\n" + Mail, () => new TestBed(o => o with { Auth = AuthMode.Accept, Lmtp = true }));

        Assert.Equal("220 250 235 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Contains(" with LMTPA id ", Assert.Single(talk.Kept).Stamp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_EHLO_or_HELO_and_is_unknown_where_it_is_not_offered()
    {
        Assert.Equal("220 503 500", string.Join(' ', (await Talk.HaveInAllWaysAsync($"AUTH PLAIN\r\n{Plain}\r\n", TestBed.Trap)).Codes));
        var off = await Talk.HaveInAllWaysAsync(Start + $"AUTH PLAIN {Plain}\r\nMAIL FROM:<a@example.org> AUTH=<>\r\n");
        Assert.Equal("220 250 500 555", string.Join(' ', off.Codes));
        Assert.DoesNotContain("AUTH", off.Replies, StringComparison.Ordinal);
    }

    // 12,288 bytes with CR LF: RFC 4954 section 4. base64 comes in fours.
    [Theory]
    [InlineData("AUTH PLAIN\r\n", 12284, 235)]
    [InlineData("AUTH PLAIN\r\n", 12288, 500)]
    [InlineData("AUTH PLAIN\r\n", 60_000, 500)]
    [InlineData("AUTH PLAIN ", 12272, 235)]
    [InlineData("AUTH PLAIN ", 12276, 500)]
    [InlineData("AUTH PLAIN ", 60_000, 500)]
    public async Task A_line_may_have_12288_bytes_and_one_that_is_longer_ends_the_exchange(string before, int length, int code)
    {
        var response = Convert.ToBase64String(Encoding.ASCII.GetBytes("\0u\0" + new string('p', (length / 4 * 3) - 3)));

        var talk = await Talk.HaveInAllWaysAsync(Start + before + response + "\r\nNOOP\r\nQUIT\r\n", TestBed.Trap);

        Assert.Equal($"220 250 {(before.EndsWith('\n') ? "334 " : "")}{code} 250 221", string.Join(' ', talk.Codes));
        Assert.Equal(code == 500, talk.Replies.Contains("\r\n500 5.5.6 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_within_a_response_that_is_too_long_is_a_command()
    {
        var talk = await Talk.HaveInAllWaysAsync(Start + $"AUTH PLAIN\r\n{new string('x', 13_000)}\nQUIT\n\rQUIT\r{new string('y', 5000)}\r\nNOOP\r\n", TestBed.Trap);

        Assert.Equal("220 250 334 500 250", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task Commands_and_other_lines_keep_their_limit()
    {
        var talk = await Talk.HaveInAllWaysAsync($"{Start}NOOP {new string('x', 5000)}\r\nAUTHX {new string('x', 5000)}\r\nNOOP\r\n", TestBed.Trap);

        Assert.Equal("220 250 500 500 250", string.Join(' ', talk.Codes));
        Assert.DoesNotContain("5.5.6", talk.Replies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_wait_is_understood_and_it_is_noted()
    {
        string[] pieces = [Start, $"AUTH LOGIN\r\n{User}\r\n{Password}\r\n{Mail}"];

        var talk = await Talk.HaveInPiecesAsync(pieces, TestBed.Trap());

        Assert.Equal("220 250 334 334 235 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Equal(4, Assert.Single(talk.Facts, f => f.Kind == WireFactKind.PipelinedOutOfTurn).Count);
        Assert.DoesNotContain((await Talk.HaveAsync(string.Concat(pieces), Feed.Lines, TestBed.Trap())).Facts, f => f.Kind == WireFactKind.PipelinedOutOfTurn);
    }

    [Theory]
    [InlineData(AuthMode.Off, $"AUTH PLAIN {Plain}\r\n")]
    [InlineData(AuthMode.Off, $"AUTH PLAIN\r\n{Plain}\r\n")]
    [InlineData(AuthMode.Off, $"AUTH\r\n{Password}\r\n")]
    [InlineData(AuthMode.Off, $"auth login\r\n{User}\r\n{Password}\r\n")]
    [InlineData(AuthMode.Off, $"AUTH PLAIN {Plain}\x01\r\n{Password}\x01\r\n")]
    [InlineData(AuthMode.Refuse, $"MAIL FROM:<>\r\nAUTH PLAIN\r\n{Plain}\r\n")]
    [InlineData(AuthMode.Refuse, $"MAIL FROM:<>\r\nAUTH PLAIN {Plain}\r\n")]
    [InlineData(AuthMode.Refuse, $"AUTH PLAIN {Plain}\r\nAUTH CRAM-MD5 {Password}\r\n{Password}\r\n")]
    [InlineData(AuthMode.Refuse, $"AUTH PLAIN {Plain} {Password}\r\n{Password}\r\n")]
    [InlineData(AuthMode.Refuse, $"AUTH PLAIN\r\n{Plain}\n")]
    [InlineData(AuthMode.Refuse, $"AUTH PLAIN {Plain}\n")]
    [InlineData(AuthMode.Accept, $"AUTH PLAIN {Plain}\r\nAUTH LOGIN\r\n{User}\r\n{Password}\r\n")]
    [InlineData(AuthMode.Refuse, $"AUTH\tPLAIN\t{Plain}\r\n")]
    [InlineData(AuthMode.Refuse, $"AUTH {Plain}\r\n")]
    [InlineData(AuthMode.Refuse, $" AUTH PLAIN {Plain}\r\n")]
    [InlineData(AuthMode.Refuse, $"\u0001AUTH:{Plain}\r\n")]
    [InlineData(AuthMode.Refuse, $"AUTH CRAM-MD5\r\nHELP\r\n{Password}\r\n")]
    [InlineData(AuthMode.Refuse, $"AUTH CRAM-MD5\r\n{Password}\n")]
    [InlineData(AuthMode.Off, $"MAIL FROM:<>\r\nAUTH {Plain}\r\n")]
    public async Task No_sample_of_what_went_wrong_contains_a_password(AuthMode mode, string script)
    {
        foreach (var feed in Enum.GetValues<Feed>())
        {
            foreach (var isEarly in (bool[])[false, true])
            {
                var talk = await Talk.HaveAsync(Start + script, feed, new TestBed(o => o with { Auth = mode }), isEarly: isEarly);

                Assert.NotEmpty(talk.Facts);
                Assert.All(talk.Facts, f => Assert.False(f.Sample is { } s && (s.Contains(Plain[..8], StringComparison.Ordinal) || s.Contains(Password[..8], StringComparison.Ordinal)), f.Sample));
            }
        }
    }

    [Fact]
    public async Task A_user_name_is_text_and_has_255_characters()
    {
        async Task<string?> UserAsync(byte[] user) => Assert.Single(Assert.Single((await Talk.HaveAsync(
            Start + $"AUTH PLAIN {Convert.ToBase64String([0, .. user, 0])}\r\n" + Mail, Feed.Lines, TestBed.Trap())).Kept).Message.Session.Authentication).User;

        Assert.Equal("M\u00fcller", await UserAsync("M\u00fcller"u8.ToArray()));
        Assert.Equal("M\u00fcller", await UserAsync(Encoding.Latin1.GetBytes("M\u00fcller")));
        Assert.Equal("\x1b[31m\r\n", await UserAsync("\x1b[31m\r\n"u8.ToArray()));
        Assert.Equal(new string('x', 255), await UserAsync(Encoding.ASCII.GetBytes(new string('x', 3000))));
    }

    [Fact]
    public async Task Only_the_first_attempts_are_recorded_and_the_one_that_is_accepted()
    {
        var script = Start + string.Concat(Enumerable.Repeat("AUTH PLAIN YQ==\r\n", 50)) + $"AUTH PLAIN {Plain}\r\n" + Mail;

        var talk = await Talk.HaveAsync(script, bed: new TestBed(o => o with { Auth = AuthMode.Accept, Limits = o.Limits with { Errors = 0 } }));

        var attempts = Assert.Single(talk.Kept).Message.Session.Authentication;
        Assert.Equal((21, AuthenticationOutcome.Accepted), (attempts.Count, attempts[^1].Outcome));
    }

    [Fact]
    public async Task Behind_XCLIENT_the_client_is_another_one()
    {
        var bed = new TestBed(o => o with { Auth = AuthMode.Accept, TrustXclient = ["192.0.2.7"] });

        var talk = await Talk.HaveAsync(Start + $"AUTH PLAIN {Plain}\r\nXCLIENT ADDR=203.0.113.1\r\n{Start}" + Mail, Feed.Lines, bed);

        var kept = Assert.Single(talk.Kept);
        Assert.Empty(kept.Message.Session.Authentication);
        Assert.Contains(" with ESMTP id ", kept.Stamp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_in_any_order_are_answered_as_a_small_reader_of_the_standard_answers_them() =>
        await Gen.OneOf(
            [
                .. new[]
                {
                    "AUTH PLAIN", $"AUTH PLAIN {Plain}", "AUTH PLAIN =", "AUTH PLAIN *", "AUTH LOGIN", $"AUTH LOGIN {User}", "AUTH X", "AUTH", Plain, User, "*", "", "=", "!", "NOOP", "RSET",
                    "MAIL FROM:<a@example.org>",
                }.Select(Gen.Const),
            ]).Array[0, 15].SampleAsync(
            async lines =>
            {
                foreach (var mode in (AuthMode[])[AuthMode.Accept, AuthMode.Refuse])
                {
                    var script = Start + string.Concat(lines.Select(l => l + "\r\n")) + "*\r\nQUIT\r\n";

                    var talk = await Talk.HaveInAllWaysAsync(script, () => new TestBed(o => o with { Auth = mode }));

                    Assert.Equal(new AuthReference(mode).Answer([.. lines, "*", "QUIT"]), talk.Codes.Skip(2));
                }
            },
            iter: 2000);

    [Fact]
    public async Task No_damage_ends_in_an_error_of_ours_or_depends_on_the_pieces() =>
        await Syntax.PathReaderTests.Damage(
            $"AUTH PLAIN {Plain}\r\nAUTH LOGIN\r\n{User}\r\n{Password}\r\n", $"AUTH LOGIN {User}\r\n*\r\nAUTH PLAIN\r\n{Plain}\r\n", $"AUTH PLAIN =\r\nAUTH PLAIN\r\n\r\n").SampleAsync(
            async bytes =>
            {
                var talk = await Talk.HaveInAllWaysAsync(Start + Encoding.Latin1.GetString(bytes) + "\r\n*\r\nQUIT\r\n", TestBed.Trap);

                Assert.DoesNotContain("Internal error", talk.Replies, StringComparison.Ordinal);
                Assert.All(talk.Lines, l => Assert.True(l.Length <= 510 && l.All(c => c is >= ' ' and <= '~'), l));
                Assert.True(talk.Codes.Last() is 221 or 421 or 500, talk.Replies);
            },
            iter: 5000);

    private static TestBed Refusing() => new(o => o with { Auth = AuthMode.Refuse });
}
