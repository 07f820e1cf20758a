using System.Globalization;
using System.Text;
using ForgeryCheck.Laboratory.Tests.Paths;

namespace ForgeryCheck.Laboratory.Tests.Results;

/// <summary>A table of what the program says of each path, for people.</summary>
internal static class ResultTable
{
    internal static string Of(IEnumerable<MailPath> paths, Func<string, Report> reportOf)
    {
        var table = new StringBuilder("| path | truth | head | lines | client | author | findings | wrong |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var path in paths)
        {
            var report = reportOf(path.Name);
            var truth = path.Truth.IsForged ? $"{path.Truth.Objecting} {path.Truth.ForgedFrom}" : "honest";
            table.AppendLine(CultureInfo.InvariantCulture, $"| {path.Name} | {truth} | {report.Verdict} {report.Score:0.0} | {report.Lines} {report.ForgedFrom} | {report.Client} | {report.Author} | {string.Join(' ', report.Findings)} | {string.Join("; ", Judge.Compare(path, report))} |");
        }

        return table.ToString();
    }
}
