using System.Globalization;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>
/// The X-ForgeryCheck field: the verdict, then parameters. What a filter may rely on:
/// <code>
/// X-ForgeryCheck: verdict *( ";" name "=" value )     verdict = forged / suspicious / consistent / untestable
/// </code>
/// with names score, from-line, hand-over, header, id and host; a value is a token or a quoted string (RFC 2045 section 5.1); names that are not known are to be
/// passed over. from-line stands only where a line looks invented, hand-over only where its address is known; header=cut says that the header is
/// longer than 1 MiB, so that fields beyond may be the sender's own of this name.
/// </summary>
internal static class XForgeryCheckField
{
    /// <summary>The name.</summary>
    internal const string Name = "X-ForgeryCheck";

    /// <summary>The whole field.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="message">The message.</param>
    /// <param name="wholeHeader">Whether all of the header was within reach.</param>
    internal static string Write(Report report, AcceptedMessage message, bool wholeHeader)
    {
        var assessment = report.Assessment;
        List<string> parts = [ReportWords.Of(assessment.Verdict), $"score={Score(report)}"];
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

        parts.Add($"id={FieldWriter.Value(message.Id)}");
        parts.Add($"host={FieldWriter.Value(message.Session.Host)}");
        var field = new FieldWriter(Name);
        for (var i = 0; i < parts.Count; i++)
        {
            field.Add(i + 1 < parts.Count ? parts[i] + ";" : parts[i]);
        }

        return field.End();
    }

    /// <summary>The score as it is written in every report.</summary>
    internal static string Score(Report report) => ReportWords.Score(report.Assessment.Score).ToString(CultureInfo.InvariantCulture);
}
