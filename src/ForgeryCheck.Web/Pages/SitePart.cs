namespace ForgeryCheck.Web.Pages;

/// <summary>A part of the site, as the navigation shows it.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Name">Its name.</param>
internal sealed record SitePart(string Path, string Name);
