using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>
/// Verdicts in rspamd's terms. Its scale is that of rspamd's own defaults, 6 to tag and 15 to reject, so that a configuration written for rspamd does with
/// forged mail what it does with spam, whether it goes by the action, or compares score and required score itself.
/// </summary>
/// <param name="onForged">What is to be done with forged mail: tag or reject.</param>
internal sealed class RspamdScale(ForgedAction onForged)
{
    /// <summary>The score of mail that rspamd tags by default.</summary>
    private const double Tag = 6;

    /// <summary>The score of mail that rspamd rejects by default.</summary>
    internal const double Reject = 15;

    // No message with less is called forged.
    private const double LeastForged = 95;

    /// <summary>The action for forged mail.</summary>
    internal string Action { get; } = onForged == ForgedAction.Reject ? "reject" : "add header";

    /// <summary>The score from which that action applies.</summary>
    internal double Required { get; } = onForged == ForgedAction.Reject ? Reject : Tag;

    /// <summary>The action for a message.</summary>
    internal string ActionOf(Report report) => report.Verdict == Verdict.Forged ? Action : "no action";

    /// <summary>The score of a message: 95 becomes the required score, and only forged mail reaches it.</summary>
    internal double ScoreOf(Report report)
    {
        var share = ReportWords.Score(report.Score) / LeastForged;
        return Math.Round(report.Verdict == Verdict.Forged ? Math.Max(Required, Required * share) : Math.Min(Tag * share, Tag - 0.01), 2);
    }
}
