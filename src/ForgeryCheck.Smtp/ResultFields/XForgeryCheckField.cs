using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>
/// The X-ForgeryCheck field: the verdict, then parameters. Filters may rely on:
/// <code>
/// X-ForgeryCheck: verdict *( ";" name "=" value )     verdict = forged / suspicious / consistent / untestable
/// </code>
/// with the names score, from-line, hand-over, header, id and host; a value is a token or a quoted string (RFC 2045 section 5.1); unknown names are to be
/// ignored. from-line appears only if a line looks forged, hand-over only if its address is known; header=cut means that the header is longer than
/// 1 MiB, so that X-ForgeryCheck fields beyond that may be the sender's.
/// </summary>
internal static class XForgeryCheckField
{
    /// <summary>The field name.</summary>
    internal const string Name = "X-ForgeryCheck";

    /// <summary>The complete field.</summary>
    /// <param name="report">The report.</param>
    /// <param name="session">The session by which the message came.</param>
    /// <param name="wholeHeader">Whether the header was examined in full.</param>
    internal static string Write(Report report, SessionFacts session, bool wholeHeader)
    {
        var field = new FieldWriter(Name);
        foreach (var part in Parts(report, session.Id, session.Host, wholeHeader))
        {
            field.Add(part);
        }

        return field.End();
    }

    /// <summary>The value of the field on one line, for programs that write the field themselves.</summary>
    /// <param name="report">The report.</param>
    /// <param name="id">The id of the message.</param>
    /// <param name="host">The host that took it.</param>
    /// <param name="wholeHeader">Whether the header was examined in full.</param>
    internal static string Value(Report report, string id, string host, bool wholeHeader) => string.Join(' ', Parts(report, id, host, wholeHeader));

    /// <summary>The score as written in every report.</summary>
    internal static string Score(Report report) => ReportWords.Score(report.Score).ToString(CultureInfo.InvariantCulture);

    private static List<string> Parts(Report report, string id, string host, bool wholeHeader)
    {
        var assessment = report.Assessment;
        List<string> parts = [ReportWords.Of(report.Verdict), $"score={Score(report)}"];
        if (assessment.ForgedFromLine is { } line)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"from-line={line}"));
        }

        if (report.HandOver?.Address is { } address)
        {
            parts.Add($"hand-over={FieldWriter.Value(address.ToString())}");
        }

        if (!wholeHeader)
        {
            parts.Add("header=cut");
        }

        parts.Add($"id={FieldWriter.Value(id)}");
        parts.Add($"host={FieldWriter.Value(host)}");
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            parts[i] += ";";
        }

        return parts;
    }
}
