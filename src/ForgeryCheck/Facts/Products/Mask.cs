namespace ForgeryCheck.Facts.Products;

/// <summary>A line that is one program's in form, id and the id's clock, while its comment names another, or a version that never was.</summary>
/// <param name="Program">The program whose line it is.</param>
internal sealed record Mask(string Program);
