namespace ForgeryCheck.Reports;

/// <summary>Text cut to the length that a format allows.</summary>
internal static class ClippedText
{
    /// <summary>The text, or its beginning; never half of a surrogate pair, so that it is still text.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    internal static string? Of(string? text, int most) =>
        text is null || text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
