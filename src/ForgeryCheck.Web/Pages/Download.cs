using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Pages;

/// <summary>A form in which a report can be downloaded.</summary>
/// <param name="Word">The value of the button.</param>
/// <param name="Name">What the button says.</param>
/// <param name="Format">The format.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Extension">The extension of the file.</param>
internal sealed record Download(string Word, string Name, ReportFormat Format, string MediaType, string Extension)
{
    /// <summary>All of them, in the order of the buttons.</summary>
    internal static IReadOnlyList<Download> All { get; } =
    [
        new("html", "HTML", ReportFormat.Html, "text/html; charset=utf-8", "html"),
        new("json", "JSON", ReportFormat.Json, "application/json", "json"),
        new("csv", "CSV", ReportFormat.Csv, "text/csv; charset=utf-8", "csv"),
        new("abuse", "Abuse complaint", ReportFormat.Abuse, "text/plain; charset=utf-8", "txt"),
    ];

    /// <summary>The download of a button; null if it is of no download.</summary>
    internal static Download? Find(string? word) => All.FirstOrDefault(one => one.Word == word);
}
