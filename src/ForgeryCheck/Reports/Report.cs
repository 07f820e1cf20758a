using System.Collections.Immutable;
using ForgeryCheck.Copies;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Scoring;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Reports;

/// <summary>Everything reported about one message: the source of every format.</summary>
public sealed record Report
{
    private readonly Verdict? _verdict;
    private readonly double? _score;

    /// <summary>The schema named in JSON reports.</summary>
    public const string Schema = "forgerycheck/report/1";

    /// <summary>The file in rules/ with the contract for the JSON of a report (JSON Schema, draft 2020-12).</summary>
    public const string SchemaFileName = "report.schema.json";

    /// <summary>The program.</summary>
    public required ToolInfo Tool { get; init; }

    /// <summary>Where the message came from.</summary>
    public required string Source { get; init; }

    /// <summary>The source of the message that this one was attached to; null if it was attached to none.</summary>
    public string? Outer { get; init; }

    /// <summary>The sources of the messages attached to it, if they were looked for.</summary>
    public IReadOnlyList<string> Attached { get; init; } = [];

    /// <summary>SHA-256 of the message as read.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The size of the message as read.</summary>
    public required long Size { get; init; }

    /// <summary>The Message-ID field without angle brackets.</summary>
    public string? MessageId { get; init; }

    /// <summary>The From field, decoded.</summary>
    public string? From { get; init; }

    /// <summary>The Subject field, decoded.</summary>
    public string? Subject { get; init; }

    /// <summary>The Date field.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The verdict at the head, which follows from the three answers by rules/verdicts.json; that of the lines if none was set.</summary>
    public Verdict Verdict
    {
        get => _verdict ?? Assessment.Verdict;
        init => _verdict = value;
    }

    /// <summary>The score beside it, 0 to 100: that of the answer which decides.</summary>
    public double Score
    {
        get => _score ?? Assessment.Score;
        init => _score = value;
    }

    /// <summary>Were claimed lines invented? The answer, and all findings.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>Is the host at the hand-over who it says it is?</summary>
    public Answer Client { get; init; } = Answer.None;

    /// <summary>Is that host, or a signature, authorised for the domain in From?</summary>
    public Answer Author { get; init; } = Answer.None;

    /// <summary>The boundary line; null if no trusted host wrote one.</summary>
    public int? BoundaryLine { get; init; }

    /// <summary>How the boundary was determined, in plain words.</summary>
    public string BoundaryReason { get; init; } = "";

    /// <summary>What the boundary line recorded of the client.</summary>
    public HandOver? HandOver { get; init; }

    /// <summary>The hops, top first.</summary>
    public IReadOnlyList<Hop> Hops { get; init; } = [];

    /// <summary>The joints, top first: between lines 1 and 2, 2 and 3, and so on.</summary>
    public IReadOnlyList<Joint> Joints { get; init; } = [];

    /// <summary>The header as read; null if there is none to show.</summary>
    internal HeaderBlock? Header { get; init; }

    /// <summary>The offset of the header block in the message, to be added to the offsets of fields.</summary>
    public long HeaderOffset { get; init; }

    /// <summary>The rules that could not be applied, and why.</summary>
    public IReadOnlyList<NotTestable> NotTestable { get; init; } = [];

    /// <summary>The tests that came out as in honest mail; empty unless <see cref="AnalyzerOptions.KeepAgreements"/> is set.</summary>
    internal ImmutableArray<Agreement> Agreements { get; init; } = [];

    /// <summary>The findings that were set aside and did not count, with the reason.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>All DNS questions asked for this message, with their answers.</summary>
    public IReadOnlyList<DnsAnswer> Dns { get; init; } = [];

    /// <summary>What was irregular when reading the message.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether this copy shows signs of a change after receipt.</summary>
    public CopyExamination Copy { get; init; } = CopyExamination.None;

    /// <summary>What was repaired to read a pasted header; null if nothing was.</summary>
    public HeaderRepairs? Repairs { get; init; }

    /// <summary>What the listener saw of the session; null for a message from a file.</summary>
    public SessionFacts? Session { get; init; }

    /// <summary>The envelope with which the listener took it; null for a message from a file.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>The weights by which a finding was weighed; null if none were applied.</summary>
    internal Weights? WeightsOf(Finding finding) => finding.IsOfClient ? Client.Weights
        : finding.Rule.Family == RuleFamily.Author ? Author.Weights
        : Assessment.Weights;
}
