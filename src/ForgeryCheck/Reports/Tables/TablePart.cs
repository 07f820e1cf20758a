using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports.Tables;

/// <summary>The part of a table that has the rows of one day, and one file of each run.</summary>
/// <param name="Rows">The table.</param>
/// <param name="Day">The name of the day's folder.</param>
internal readonly record struct TablePart(ReportRows Rows, string Day)
{
    /// <summary>Its folder, as seen from the one with all tables.</summary>
    internal string Folder => Path.Combine(KebabCase.Words<ReportRows>().Of(Rows), Day);
}
