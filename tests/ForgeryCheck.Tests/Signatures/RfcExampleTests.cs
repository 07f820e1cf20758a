using ForgeryCheck.Signatures;
using static ForgeryCheck.Tests.Signatures.SignatureTestSupport;

namespace ForgeryCheck.Tests.Signatures;

/// <summary>The signed messages that the RFCs print.</summary>
public sealed class RfcExampleTests
{
    // RFC 6376 appendix A.2.
    private const string Simple = """
        DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
              c=simple/simple; q=dns/txt; i=joe@football.example.com;
              h=Received : From : To : Subject : Date : Message-ID;
              bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
              b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
              4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
              KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
              4bmp/YzhwvcubU4=;
        Received: from client1.football.example.com  [192.0.2.1]
              by submitserver.example.com with SUBMISSION;
              Fri, 11 Jul 2003 21:01:54 -0700 (PDT)
        From: Joe SixPack <joe@football.example.com>
        To: Suzie Q <suzie@shopping.example.net>
        Subject: Is dinner ready?
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
        Message-ID: <20030712040037.46341.5F8J@football.example.com>

        Hi.

        We lost the game. Are you hungry yet?

        Joe.

        """;

    // RFC 8463 appendix A.3.
    private const string Both = """
        DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
         d=football.example.com; i=@football.example.com;
         q=dns/txt; s=brisbane; t=1528637909; h=from : to :
         subject : date : message-id : from : subject : date;
         bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
         b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
         Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
        DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
         d=football.example.com; i=@football.example.com;
         q=dns/txt; s=test; t=1528637909; h=from : to : subject :
         date : message-id : from : subject : date;
         bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
         b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
         DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
         dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
        From: Joe SixPack <joe@football.example.com>
        To: Suzie Q <suzie@shopping.example.net>
        Subject: Is dinner ready?
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
        Message-ID: <20030712040037.46341.5F8J@football.example.com>

        Hi.

        We lost the game.  Are you hungry yet?

        Joe.

        """;

    // RFC 6376 appendix C, RFC 8463 appendix A.2.
    private static KeyServer Server() => new KeyServer()
        .With("brisbane._domainkey.example.com", "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB")
        .With("brisbane._domainkey.football.example.com", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        .With("test._domainkey.football.example.com", "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB");

    [Theory]
    [InlineData(Simple)]
    [InlineData(Both)]
    public async Task What_the_RFCs_signed_passes_and_its_body_altered_does_not(string message)
    {
        foreach (var mail in new[] { message, message.ReplaceLineEndings("\r\n") })
        {
            Assert.All((await VerifyAsync(mail, Server())).Dkim, one => Assert.Equal((SignatureResult.Pass, null), (one.Outcome.Result, one.Outcome.Problem)));
        }

        Assert.All((await VerifyAsync(Replace(message, "lost", "won"), Server())).Dkim, one => Assert.Equal(SignatureResult.BodyAltered, one.Outcome.Result));
        Assert.All((await VerifyAsync(Replace(message, "Suzie Q", "Susan"), Server())).Dkim, one => Assert.Equal(SignatureResult.Fail, one.Outcome.Result));
    }

    [Fact]
    public async Task What_a_signature_says_is_told()
    {
        var facts = await VerifyAsync(Both, Server());

        Assert.Equal(["ed25519-sha256", "rsa-sha256"], facts.Dkim.Select(one => one.Tags.Algorithm));
        Assert.Equal([256, 1024], facts.Dkim.Select(one => one.Outcome.KeyBits));
        var tags = facts.Dkim[0].Tags;
        Assert.Equal(("football.example.com", "@football.example.com", "brisbane"), (tags.Domain, tags.Identity, tags.Selector));
        Assert.Equal(["from", "to", "subject", "date", "message-id", "from", "subject", "date"], tags.Names);
        Assert.Equal(new DateTimeOffset(2018, 6, 10, 13, 38, 29, TimeSpan.Zero), tags.SignedAt);
        Assert.Equal((null, null), (tags.ExpiresAt, tags.Body.Limit));
        Assert.Equal(
            ["brisbane._domainkey.football.example.com TXT", "test._domainkey.football.example.com TXT"],
            facts.Answers.Select(answer => answer.Question.ToString()));
    }
}
