using ForgeryCheck.Dmarc;
using ForgeryCheck.Tests.Chains;

namespace ForgeryCheck.Tests.Dmarc;

/// <summary>Alignment without the DNS.</summary>
public sealed class ListAlignmentTests
{
    [Theory]
    [InlineData("firm.co.uk", "firm.co.uk", "Strict")]
    [InlineData("Firm.co.uk.", "firm.CO.UK", "Strict")]
    [InlineData("firm.co.uk", "mail.firm.co.uk", "Relaxed")]
    [InlineData("a.firm.co.uk", "b.firm.co.uk", "Relaxed")]
    [InlineData("firm.co.uk", "other.co.uk", "None")]
    [InlineData("gmail.com", "google.com", "None")] // one organisation, but DMARC knows domains only
    [InlineData("a.blogspot.com", "b.blogspot.com", "None")]
    [InlineData("mailhost", "mailhost", "Strict")]
    [InlineData("a.lan", "b.a.lan", "None")]
    [InlineData("", "x", "None")]
    public void ByTheListOfPublicSuffixes(string from, string domain, string expected) =>
        Assert.Equal(expected, ListAlignment.Of(ChainMail.Organisations, from, domain).ToString());
}
