namespace ForgeryCheck.Facts.Products;

/// <summary>A line whose form, id and id's clock are all one program's, while its comment names another, or a version that never existed.</summary>
/// <param name="Program">The program that wrote the line.</param>
internal sealed record Mask(string Program);
