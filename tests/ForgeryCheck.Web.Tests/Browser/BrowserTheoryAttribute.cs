namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>A test in a real browser, with data.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
