using System.Text;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Yardstick;

namespace ForgeryCheck.Tests.Accuracy;

public sealed class YardstickTests : IDisposable
{
    private const string Edge = "from c.example.net (c.example.net [203.0.113.5]) by mx.example.com";
    private readonly string _folder = Directory.CreateTempSubdirectory("yardstick").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("mx1.example.org", "example.org")]
    [InlineData("mail.example.co.uk", "example.co.uk")]
    [InlineData("a.b.example.de", "example.de")]
    [InlineData("localhost", "localhost")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    public void ADomainIsTheLastTwoLabelsOrThree(string host, string domain) => Assert.Equal(domain, ForgedReceivedTrail.DomainOf(host));

    [Fact]
    public void OneMismatchIsForgivenAndTwoAreNot()
    {
        const string First = "from h.first.example.info (h.first.example.info [192.0.2.7]) by x.elsewhere.org";
        const string Second = "from h.second.org (h.second.org [192.0.2.8]) by y.third.org";
        Assert.False(Fires(Edge, First));
        Assert.True(Fires(Edge, First, Second));
        Assert.False(Fires(Edge, First, Second.Replace("y.third.org", "mail.example.info", StringComparison.Ordinal)));
    }

    [Fact]
    public void LinesFromInsideAreTrustedAndSoNotLookedAt()
    {
        const string Inside = "from a.inner.org (a.inner.org [10.1.2.3]) by b.outer.org";
        Assert.False(Fires(Inside, Inside, Inside, Edge));
    }

    private bool Fires(params string[] lines)
    {
        var mail = new StringBuilder("From bench@localhost Thu Jan  1 00:00:00 1970\n");
        foreach (var line in lines)
        {
            mail.Append(null, $"Received: {line} (Postfix) with ESMTP id 0A1B2C3D4E; Mon, 1 Jul 2024 10:00:05 +0000\n");
        }

        var path = Path.Combine(_folder, "ham-made.mbox");
        File.WriteAllText(path, mail.Append("Subject: made\n\n").ToString());
        return ForgedReceivedTrail.Fires(Corpus.Read([path]).Mail.Single());
    }
}
