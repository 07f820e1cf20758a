using System.Globalization;
using ForgeryCheck.Accuracy.Splitting;
using ForgeryCheck.Batches;
using ForgeryCheck.Findings;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Profiles;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>A message of a mailbox with its report and what is known about it.</summary>
/// <param name="Mailbox">The file's name.</param>
/// <param name="Index">Its number in the mailbox, from 1.</param>
/// <param name="Report">What the analyzer says.</param>
/// <param name="Truth">What is known; null where nothing.</param>
/// <param name="Message">The message itself.</param>
internal sealed record Judged(string Mailbox, int Index, Report Report, Truth? Truth, MailMessage Message)
{
    /// <summary>The messages that it resembles: <see cref="Grouping"/>; of what forgebench made, the level.</summary>
    internal string Group { get; init; } = "";

    /// <summary>The half that it falls in, with its group; of what forgebench made, the half that it was made of.</summary>
    internal Purpose Half { get; init; }

    /// <summary>The sender's organisation, or what else tells one sender from another.</summary>
    internal string Sender { get; init; } = "";

    /// <summary>The first line that a stranger handed in.</summary>
    internal int FirstClaimed => Report.BoundaryLine is { } line ? line + 1 : int.MaxValue;

    /// <summary>The set that it is of: the mailbox's name up to the first dot.</summary>
    internal string Set => Mailbox.Split('.')[0];

    /// <summary>Genuine mail, as the corpora label it.</summary>
    internal bool IsHam => Mailboxes.IsHam(Mailbox);

    /// <summary>Whether anything below the boundary could be forged.</summary>
    internal bool HasTail => Report.BoundaryLine is { } line && line < Report.Hops.Count;

    /// <summary>What its findings amount to with other weights than those in force.</summary>
    internal Assessment Weighed(Weights weights) =>
        Scorer.Assess(Report.BoundaryLine, Report.Hops, Report.Assessment.Findings, Report.Agreements.AsSpan(), weights, weights.Prior);

    /// <summary>What the findings of all families but one amount to.</summary>
    internal Assessment Without(RuleFamily family, Weights weights) => Scorer.Assess(
        Report.BoundaryLine, Report.Hops, [.. Report.Assessment.Findings.Where(f => f.Rule.Family != family)],
        [.. Report.Agreements.Where(a => a.Rule.Family != family)], weights, weights.Prior);

    /// <summary>Whether a finding speaks of lines from the given one on, or of the stranger who handed them in.</summary>
    internal bool SpeaksOf(Finding finding, int from)
    {
        var boundary = Report.BoundaryLine ?? int.MaxValue;
        return finding.Lines.Any(line => line > boundary && line >= from)
            || (finding.Scope == FindingScope.Chain && !finding.Lines.Any(line => line > boundary));
    }

    /// <summary>Analyzes every message of some mailboxes, in their order.</summary>
    /// <param name="mailboxes">The mailboxes.</param>
    /// <param name="truths">What is known of their messages.</param>
    /// <param name="batch">Whether all of them are one batch: then lines that come again in other messages count (FC305).</param>
    /// <param name="trust">Hosts that are declared as the reader's own.</param>
    /// <param name="profiles">What was learned from other mail.</param>
    internal static IEnumerable<Judged> All(IReadOnlyList<string> mailboxes, Truths truths, bool batch = false, IReadOnlyList<string>? trust = null, ProfileSet? profiles = null)
    {
        var analyzer = new Analyzer(new AnalyzerOptions { Batch = batch ? Gather(mailboxes) : null, KeepAgreements = true, Trust = trust ?? [], Profiles = profiles });
        foreach (var mailbox in mailboxes)
        {
            var name = Path.GetFileName(mailbox);
            foreach (var input in MailReader.Read([mailbox], Stream.Null))
            {
                if (input is not MailInput.Read { Message: var message })
                {
                    throw new InvalidDataException($"{mailbox}: {((MailInput.Unreadable)input).Reason}");
                }

                var report = analyzer.AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();
                var mark = message.Source.LastIndexOf('#');
                var index = mark < 0 ? 1 : int.Parse(message.Source.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture);
                yield return new Judged(name, index, report, truths.Of(name, index), message);
            }
        }
    }

    private static BatchIndex Gather(IReadOnlyList<string> mailboxes)
    {
        var batch = new BatchIndex();
        var analyzer = new Analyzer(new AnalyzerOptions());
        foreach (var input in MailReader.Read(mailboxes, Stream.Null))
        {
            if (input is MailInput.Read { Message: var message })
            {
                batch.Add(analyzer.Gather(message));
            }
        }

        return batch;
    }
}
