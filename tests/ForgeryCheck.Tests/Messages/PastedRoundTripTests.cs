using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Messages;

/// <summary>Each sample, damaged as pasted headers are, tells what it tells intact.</summary>
public sealed class PastedRoundTripTests
{
    private static readonly Analyzer Checker = new(new AnalyzerOptions());

    public static TheoryData<string> Kinds => [.. PastedDamage.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_lines_and_the_verdict_are_those_of_the_intact_header(string kind)
    {
        var wrong = new List<string>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(RuleFolders.Samples, ".."), "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var header = PastedDamage.HeaderOf(await File.ReadAllBytesAsync(path));
            var intact = await Analyze(header);
            if (intact is null or { Repairs: not null } || IsPlain(intact))
            {
                continue;
            }

            var pasted = await Analyze(PastedDamage.All[kind](header));
            var (want, got) = (Told(intact), Told(pasted));
            if (want != got)
            {
                wrong.Add($"{Path.GetFileName(path)}\n{want}\n{got}\n{string.Join(" | ", pasted?.Notes ?? [])}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join("\n\n", wrong.Take(4))}");
    }

    /// <summary>What a paste cannot keep: no Received line to know it by, or a byte in the header that is itself the damage.</summary>
    private static bool IsPlain(Report report) => report.Hops.Count == 0 || report.Hops.Any(h => Raw(h).Contains('\u00A0', StringComparison.Ordinal) || Raw(h).Contains('\\', StringComparison.Ordinal));

    private static string Told(Report? report) =>
        report is null ? "unreadable" : $"{report.Assessment.Verdict}\n{string.Join('\n', report.Hops.Select(Raw))}";

    private static string Raw(ForgeryCheck.Chains.Hop hop) => ForgeryCheck.Trace.TraceText.Unfold(hop.Line.Bytes.Span).Trim();

    private static async Task<Report?> Analyze(string text) =>
        MailReader.Read(["-"], new MemoryStream(MessagesTestSupport.Bytes(text))).First() is MailInput.Read { Message: var message }
            ? await Checker.AnalyzeAsync(message)
            : null;
}
