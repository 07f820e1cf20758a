namespace ForgeryCheck.Tests.Trace;

/// <summary>A provider is known by the domain of its host, and not by a name that only ends as one of its own.</summary>
public sealed class ProductHostTests
{
    [Theory]
    [InlineData(".outlook.com", "Outlook.com")]
    [InlineData(".office365.com", "Outlook.com")]
    [InlineData(".exchangelabs.com", "Outlook.com")]
    [InlineData("google.com", "Gmail")]
    [InlineData("gmail.com", "Gmail")]
    [InlineData("googlemail.com", "Gmail")]
    [InlineData("yahoo.com", "Yahoo")]
    [InlineData("yahoo.co.jp", "Yahoo")]
    [InlineData("aol.com", "AOL")]
    [InlineData("hotmail.com", "Hotmail")]
    [InlineData(".hotmail.msn.com", "Hotmail")]
    [InlineData("mimecast.com", "Mimecast")]
    [InlineData("gmx.net", "GMX")]
    [InlineData(".amazonses.com", "Amazon SES")]
    [InlineData(".amazonaws.com", "Amazon SES")]
    [InlineData(".sendgrid.net", "SendGrid")]
    [InlineData("yandex.net", "Yandex")]
    [InlineData("yandex.ru", "Yandex")]
    [InlineData(".pphosted.com", "Proofpoint")]
    [InlineData(".ppops.net", "Proofpoint")]
    [InlineData(".zohomail.com", "Zoho")]
    [InlineData(".zohomail.eu", "Zoho")]
    [InlineData(".zohomail.in", "Zoho")]
    [InlineData(".zoho.com", "Zoho")]
    [InlineData(".exclaimer.net", "Exclaimer")]
    [InlineData(".mailgun.org", "Mailgun")]
    [InlineData(".mailgun.net", "Mailgun")]
    public void TheHostIsOfTheDomain(string domain, string product)
    {
        Assert.Equal(product, Product($"mx.{domain.TrimStart('.')}"));
        Assert.Equal(product, Product($"MX1.a.{domain.TrimStart('.').ToUpperInvariant()}"));
        Assert.NotEqual(product, Product($"mx.fix{domain.TrimStart('.')}"));
        Assert.NotEqual(product, Product($"my{domain.TrimStart('.')}"));
        Assert.NotEqual(product, Product($"mx.{domain.TrimStart('.')}.example"));
    }

    private static string? Product(string host) => Line.Parse($"from a ([192.0.2.1]) by {host} with SMTP id 1; Wed, 01 May 2024 12:00:00 +0000").Product;
}
