using System.Globalization;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>How many messages have which verdict.</summary>
internal sealed class VerdictCounts
{
    private readonly int[] _counts = new int[(int)Verdict.Forged + 1];

    /// <summary>The verdicts, worst first.</summary>
    internal static IReadOnlyList<Verdict> FromTheTop { get; } = [.. Enum.GetValues<Verdict>().OrderDescending()];

    internal int Messages => _counts.Sum();

    /// <summary>"3 messages: 1 forged, 0 suspicious, 2 consistent, 0 untestable".</summary>
    internal string Sentence => string.Create(CultureInfo.InvariantCulture, $"{Messages} {(Messages == 1 ? "message" : "messages")}: ")
        + string.Join(", ", FromTheTop.Select(verdict => string.Create(CultureInfo.InvariantCulture, $"{Of(verdict)} {ReportWords.Of(verdict)}")));

    internal int Of(Verdict verdict) => _counts[(int)verdict];

    internal void Add(Verdict verdict) => _counts[(int)verdict]++;
}
