namespace ForgeryCheck.Web.Pages;

/// <summary>A part of the site, as the navigation shows it.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Back">What leads back to it from a page below it.</param>
internal sealed record SitePart(string Path, string Name, string Back);
