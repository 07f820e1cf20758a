using ForgeryCheck.Authentication;
using ForgeryCheck.Copies;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.RuleData;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck;

/// <summary>From the facts of a message to its report: the rules find, suppressions set aside, the weights decide. Thread-safe.</summary>
internal sealed class Judge
{
    private readonly ToolInfo _tool;
    private readonly VerdictTable _verdicts;
    private readonly AllWeights _weights;
    private readonly double? _prior;
    private readonly bool _keepsAgreements;
    private readonly Action<MessageFacts, FindingSink>[] _checks;
    private readonly CopyExaminer _copies;
    private readonly Suppressor _suppressor;
    private readonly ReportNotes _notes;

    /// <summary>Creates a judge.</summary>
    /// <param name="options">What the user wants.</param>
    /// <param name="files">The rule files.</param>
    /// <param name="gateways">The gateways that have a name.</param>
    /// <param name="weights">The weights in force.</param>
    /// <exception cref="FormatException">A rule file or a suppression is invalid; the message is one line.</exception>
    /// <exception cref="ArgumentException">The id of a custom rule is taken.</exception>
    internal Judge(AnalyzerOptions options, RuleFiles files, GatewayTable gateways, AllWeights weights)
    {
        // The files of a folder may change later: only what is compiled in can be hashed when it is wanted.
        _tool = new ToolInfo(
            ToolInfo.ProgramName, ToolInfo.ProgramVersion, options.RulesFolder is null ? new Lazy<string>(files.Hash) : new Lazy<string>(files.Hash()));
        _verdicts = VerdictTable.Load(files);
        _weights = weights;
        (_prior, _keepsAgreements) = (options.Prior, options.KeepAgreements);
        _checks = RuleSet.Checks(options.Disabled, [.. options.Rules.Select(own => own.Rule)]);
        _copies = new CopyExaminer(weights.Lines, options.Disabled);
        _suppressor = new Suppressor(options.Suppressions, RuleSet.All.Concat(options.Rules.Select(own => own.Rule)).Select(rule => rule.Info.Id), options.Clock);
        _notes = new ReportNotes(gateways);
    }

    /// <summary>The weights of the rules in use, by id.</summary>
    internal IReadOnlyDictionary<string, RuleWeights> RuleWeights => _weights.Lines.Rules;

    /// <summary>The report on a message.</summary>
    internal Report Of(MessageFacts facts)
    {
        var (message, chain) = (facts.Message, facts.Chain);
        using var sink = new FindingSink();
        foreach (var check in _checks)
        {
            check(facts, sink);
        }

        var suppressor = _suppressor.For(chain);
        var findings = suppressor?.Keep(sink.Findings) ?? sink.Findings;
        var assessment = Scorer.Assess(chain, findings, sink.Agreements, _weights.Lines, _prior ?? _weights.Lines.Prior);
        var client = AnswerTo(Question.Client, _weights.Client) with { Of = ClientOwner.Of(facts) };
        var author = AnswerTo(Question.Author, _weights.Author) with { Of = facts.Authentication.Author.Domain };
        var (verdict, by) = _verdicts.Of(chain.Hops.Count > 0, assessment, client, author);
        var copy = _copies.Examine(facts, suppressor);
        return new Report
        {
            Tool = _tool,
            Source = message.Source,
            Outer = message.Outer,
            Attached = message.Attached.Count == 0 ? [] : [.. message.Attached.Select(one => one.Source)],
            Sha256 = message.Sha256,
            Size = message.Size,
            MessageId = MessageHeaders.MessageId(message.Header),
            From = MessageHeaders.From(message.Header),
            Subject = MessageHeaders.Subject(message.Header),
            Date = facts.Date,
            Verdict = verdict,
            Score = by switch { Question.Client => client.Score, Question.Author => author.Score, _ => assessment.Score },
            Assessment = assessment with { Findings = OwnWeights.Of(assessment.Findings, client, author) },
            Client = client,
            Author = author,
            BoundaryLine = chain.Boundary.Line,
            BoundaryReason = chain.Boundary.Reason,
            HandOver = chain.HandOver is { } handOver ? handOver with { Shared = SharedHosts.Of(facts, assessment.ForgedFromLine) } : null,
            Hops = assessment is { Verdict: Verdict.Forged, ForgedFromLine: { } from }
                ? [.. chain.Hops.Select(hop => hop.Number < from ? hop : hop.AsForged())]
                : chain.Hops,
            Joints = chain.Joints,
            Header = message.Header,
            HeaderOffset = message.Header.Offset,
            NotTestable = sink.NotTestable,
            Agreements = _keepsAgreements ? [.. sink.Agreements] : [],
            Dns = facts.Names.All,
            Notes = _notes.Of(message, chain, facts.Sites, verdict),
            Repairs = message.Repairs,
            Session = message.Session,
            Copy = copy,
            Suppressed = suppressor?.Suppressed ?? [],
            Envelope = message.Envelope,
        };

        Answer AnswerTo(Question question, Weights weights) => AnswerScorer.Assess(question, findings, chain.Boundary.Line, weights, _prior ?? weights.Prior);
    }
}
