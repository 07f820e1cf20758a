using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Authentication;

/// <summary>Whom From names.</summary>
public sealed class AuthorFieldTests
{
    [Theory]
    [InlineData("From: Alice <alice@galangal.example>", "galangal.example", null)]
    [InlineData("From: alice@Mail.Galangal.Example.", "mail.galangal.example", null)]
    [InlineData("From: \"Bank, Ltd.\" <a@galangal.example>", "galangal.example", null)]
    [InlineData("From: A <a@galangal.example>, B <b@galangal.example>", "galangal.example", null)]
    [InlineData("From: A <a@galangal.example>, B <b@turmeric.example>\nSender: a@galangal.example", "galangal.example", null)]
    [InlineData("From: A <a@galangal.example>, B <b@turmeric.example>", "galangal.example", "Several")]
    [InlineData("From: Your Bank", null, "NoAddress")]
    [InlineData("From:", null, "NoAddress")]
    [InlineData("From: <a@{nutella}>", null, "NoDomain")]
    [InlineData("From: a@localhost", null, "Unqualified")]
    [InlineData("From: a@mail.galangal.fig", null, "NoSuchTop")]
    [InlineData("Subject: none", null, "NoField")]
    public void TheAuthorIsTold(string header, string? domain, string? fault)
    {
        var author = new MailUnderTest($"Received: from a.example (a.example [203.0.113.9]) by mx.bieberdorf.example; Wed, 1 May 2024 10:00:05 +0000\n{header}\n\n").Facts().Authentication.Author;
        Assert.Equal((domain, fault), (author.Domain, author.Fault?.ToString()));
    }
}
