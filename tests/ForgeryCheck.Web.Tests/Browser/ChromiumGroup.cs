namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>The tests that share one browser; one after another, since each shows a page.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumGroup : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
