using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>
/// Our Authentication-Results (RFC 8601): iprev, if known, and the verdict as a method of our own, which section 2.7.7 leaves to those who have agreed
/// on it.
/// </summary>
internal static class AuthenticationResultsField
{
    /// <summary>The complete field.</summary>
    internal static string Write(Report report, SessionFacts session, string authservId)
    {
        var field = new FieldWriter("Authentication-Results").Add(FieldWriter.Value(authservId) + ";");

        // Section 2.7.3. Without a confirmed name it is unknown whether there is none or the lookup was too slow: then iprev is omitted.
        if (session is { ClientName: not null, Client: { } client })
        {
            field.Add("iprev=pass").Add($"policy.iprev={FieldWriter.Value(client.ToString())};");
        }

        var assessment = report.Assessment;
        field.Add($"x-forgerycheck={Result(report.Verdict)}").Add($"policy.score={XForgeryCheckField.Score(report)}");
        if (assessment.ForgedFromLine is { } line)
        {
            field.Add(string.Create(CultureInfo.InvariantCulture, $"policy.from-line={line}"));
        }

        return field.End();
    }

    // Never "pass": the absence of contradictions proves nothing.
    private static string Result(Verdict verdict) => verdict switch
    {
        Verdict.Forged => "fail",
        Verdict.Suspicious => "softfail",
        Verdict.Consistent => "neutral",
        _ => "none",
    };
}
