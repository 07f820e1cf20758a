using ForgeryCheck.Accuracy.Yardstick;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>How much of what is known to be forged, or genuine, was told so.</summary>
internal sealed class Recall
{
    internal int Forgeries { get; private set; }

    internal int Detected { get; private set; }

    /// <summary>Told forged or suspicious.</summary>
    internal int Suspected { get; private set; }

    /// <summary>Forgeries on which SpamAssassin's rule fires.</summary>
    internal int Trails { get; private set; }

    /// <summary>Detected forgeries whose first invented line is known.</summary>
    internal int WithLine { get; private set; }

    internal int ExactLine { get; private set; }

    internal int Genuine { get; private set; }

    /// <summary>Unlabelled messages of the ham sets that came out forged: each wants a look.</summary>
    internal List<Judged> ForgedHam { get; } = [];

    internal List<Judged> FalseAlarms { get; } = [];

    internal List<Judged> Missed { get; } = [];

    internal void Add(Judged one)
    {
        var verdict = one.Report.Assessment.Verdict;
        if (one.Truth is not { } truth)
        {
            if (verdict == Verdict.Forged && Mailboxes.IsHam(one.Mailbox))
            {
                ForgedHam.Add(one);
            }

            return;
        }

        if (!truth.Forged)
        {
            Genuine++;
            if (verdict == Verdict.Forged)
            {
                FalseAlarms.Add(one);
            }

            return;
        }

        Forgeries++;
        Trails += ForgedReceivedTrail.Fires(one) ? 1 : 0;
        Suspected += verdict is Verdict.Forged or Verdict.Suspicious ? 1 : 0;
        if (verdict != Verdict.Forged)
        {
            Missed.Add(one);
            return;
        }

        Detected++;
        WithLine += truth.FromLine is null ? 0 : 1;
        ExactLine += truth.FromLine is { } line && one.Report.Assessment.ForgedFromLine == line ? 1 : 0;
    }
}
