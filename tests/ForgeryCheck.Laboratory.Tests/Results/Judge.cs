using ForgeryCheck.Laboratory.Tests.Paths;

namespace ForgeryCheck.Laboratory.Tests.Results;

/// <summary>Compares a report with the truth.</summary>
internal static class Judge
{
    private static readonly string[] Accusing = ["forged", "suspicious"];

    /// <summary>The answers that object.</summary>
    internal static Answers Objecting(Report report) =>
        (Accusing.Contains(report.Lines) ? Answers.Lines : Answers.None)
        | (report.Client == "contradicted" ? Answers.Client : Answers.None)
        | (report.Author == "contradicted" ? Answers.Author : Answers.None);

    /// <summary>What is wrong in the report; nothing where it is right.</summary>
    internal static IEnumerable<string> Compare(MailPath path, Report report)
    {
        var truth = path.Truth;
        if (report.HandOver != truth.HandOver)
        {
            yield return $"the hand-over is {truth.HandOver}, and the report says {report.HandOver ?? "nothing"}";
        }

        if (path.Rule is { } rule && !report.Findings.Any(finding => finding.StartsWith(rule, StringComparison.Ordinal)))
        {
            yield return $"{rule} finds nothing";
        }

        if (path.SilentRule is { } silent && report.Findings.Any(finding => finding.StartsWith(silent, StringComparison.Ordinal)))
        {
            yield return $"{silent} finds something";
        }

        foreach (var complaint in truth.IsForged ? Forged(truth, report) : Honest(truth, report))
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> Honest(Truth truth, Report report)
    {
        if (Objecting(report) is not Answers.None and var objecting)
        {
            yield return $"it is honest, and the report objects: {objecting}";
        }

        // A program that gives one answer of the three has nothing to say where no line is claimed.
        if (report.Verdict != "consistent" && !(report.Verdict == "untestable" && report.Author is null))
        {
            yield return $"it is honest, and called {report.Verdict}";
        }

        // Every client of honest mail here greets with its own name, which leads to its address and back.
        if (report.Client is { } client and not "confirmed")
        {
            yield return $"the client is who it says it is, and called {client}";
        }

        if (truth.IsAuthenticated && report.Author is { } author and not "authenticated")
        {
            yield return $"the author is proven, and called {author}";
        }

        if (report.ForgedFrom is { } line)
        {
            yield return $"all lines are true, and the report doubts them from line {line} on";
        }
    }

    private static IEnumerable<string> Forged(Truth truth, Report report)
    {
        var given = Answers.Lines | (report.Client is null ? Answers.None : Answers.Client) | (report.Author is null ? Answers.None : Answers.Author);
        var objecting = Objecting(report);
        if ((truth.Objecting & ~given) == Answers.None)
        {
            if ((objecting & truth.Objecting) == Answers.None)
            {
                yield return $"it is forged, and {truth.Objecting} should object";
            }

            if (!Accusing.Contains(report.Verdict))
            {
                yield return $"it is forged, and called {report.Verdict}";
            }
        }

        // The right line, where it is the lines that give the forgery away; elsewhere at least no wrong one.
        if (report.ForgedFrom != truth.ForgedFrom && (objecting.HasFlag(Answers.Lines) || truth.Objecting == Answers.Lines))
        {
            yield return $"the lines are false from line {Text(truth.ForgedFrom)} on, and the report says {Text(report.ForgedFrom)}";
        }
    }

    private static string Text(int? line) => line?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}
