using System.Text;
using ForgeryCheck.Copies;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Reports;

/// <summary>Sentences that contradict each other in one report.</summary>
public sealed class SentencesTests
{
    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_report_on_a_sample_contradicts_itself(string sample)
    {
        foreach (var input in MailReader.Read([Path.Combine(Folder, sample)], Stream.Null))
        {
            var report = await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(((MailInput.Read)input).Message);
            var text = Encoding.UTF8.GetString(ReportOutput.Bytes(new ReportOptions(ReportFormat.Text, Width: 160), report));

            var accuses = report.Assessment.Findings.Any(finding => finding.Kind is FindingKind.Contradiction or FindingKind.Anomaly);
            Assert.False(accuses && text.Contains("Nothing found speaks against the lines", StringComparison.Ordinal), text);
            Assert.False(report.HandOver is { Address: null } && text.Contains("the address to act on", StringComparison.Ordinal), text);
            Assert.False(report.HandOver is not null && text.Contains("no stranger handed", StringComparison.Ordinal), text);
            Assert.DoesNotContain("another one, \"\"", text, StringComparison.Ordinal);
            Assert.Equal(report.Copy.State == CopyState.Contradictory, text.Contains("Signs that this copy was changed", StringComparison.Ordinal));
            if (report.Assessment.Verdict == Verdict.Forged)
            {
                Assert.Contains("invented", text, StringComparison.Ordinal);
            }
        }
    }

    public static TheoryData<string> Samples() => [.. Directory.EnumerateFiles(Folder, "*.eml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))];

    private static string Folder
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!Directory.Exists(Path.Combine(folder, "samples")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return Path.Combine(folder, "samples");
        }
    }
}
