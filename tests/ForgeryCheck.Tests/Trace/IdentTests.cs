namespace ForgeryCheck.Tests.Trace;

/// <summary>What an ident service says (RFC 1413) is the client's own text: it may look like a label of the host's, and hides neither address nor name.</summary>
public sealed class IdentTests
{
    private const string End = " by mx.example.org with SMTP; 1 Oct 2025 12:00:05 -0000";

    [Theory]
    [InlineData("cipher=x")]
    [InlineData("helo=x")]
    [InlineData("helo=a@198.51.100.7")]
    [InlineData("rdns=mail.bank.example")]
    [InlineData("tls")]
    [InlineData("port:25")]
    [InlineData("mailfrom:a")]
    [InlineData("envelope-from")]
    [InlineData("carol")]
    public void QmailsIsBehindTheHelo(string ident)
    {
        var line = Line.Parse($"from host9.example.net (HELO pc.example.net) ({ident}@203.0.113.9){End}");

        Assert.Equal(("203.0.113.9", "pc.example.net", "host9.example.net", ident), (line.Address?.ToString(), line.Helo, line.ReverseName, line.Ident));
    }

    [Theory]
    [InlineData("cipher=x")]
    [InlineData("helo=x")]
    [InlineData("rdns=mail.bank.example")]
    public void SendmailsIsBeforeTheName(string ident)
    {
        var line = Line.Parse($"from pc.example.net ({ident}@host9.example.net [203.0.113.9]) by mx.example.org (8.17.1/8.17.1) with ESMTP id 591C05aB012345; Wed, 1 Oct 2025 12:00:05 GMT");

        Assert.Equal(("203.0.113.9", "pc.example.net", "host9.example.net", ident), (line.Address?.ToString(), line.Helo, line.ReverseName, line.Ident));
    }

    /// <summary>Exim's label is Exim's own word, and the client chose what follows it: no address.</summary>
    [Theory]
    [InlineData("from [203.0.113.9] (helo=x@192.0.2.1)")]
    [InlineData("from host9.example.net ([203.0.113.9] helo=x@192.0.2.1)")]
    [InlineData("from host9.example.net [203.0.113.9] (helo=x@192.0.2.1)")]
    public void AHeloOfThatFormIsNoAddress(string from)
    {
        var line = Line.Parse($"{from} by mx.example.org with esmtp (Exim 4.98) id 1v3vZ3-00000000Abc-1x2Y; Wed, 01 Oct 2025 12:00:05 +0000");

        Assert.Equal(("203.0.113.9", "x@192.0.2.1"), (line.Address?.ToString(), line.Helo));
    }
}
