using System.Runtime.CompilerServices;
using ForgeryCheck.RuleData;
using ForgeryCheck.Rules;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Scoring;

/// <summary>The parameters that turn findings into a verdict: rules/weights.json. A mail administrator may change all of them.</summary>
internal sealed class Weights
{
    /// <summary>The file's name in rules/.</summary>
    public const string FileName = "weights.json";

    private const int KnownSlots = 4096;
    private readonly double[] _familyCaps;
    private readonly RuleWeights?[] _byNumber = new RuleWeights?[RuleInfo.Numbers];
    private readonly KnownWeight?[] _known = new KnownWeight?[KnownSlots];
    private readonly KnownWeight?[] _latest = new KnownWeight?[RuleInfo.Numbers];

    internal Weights(double[] familyCaps, IReadOnlyDictionary<RuleFamily, Rates> families, IReadOnlyDictionary<string, RuleWeights> rules)
    {
        _familyCaps = familyCaps;
        Families = families;
        Rules = rules;
        foreach (var (id, rule) in rules)
        {
            if (RuleInfo.NumberOf(id) is { } number)
            {
                _byNumber[number] = rule;
            }
        }
    }

    /// <summary>The prior probability of forgery, if the user states none.</summary>
    public required double Prior { get; init; }

    /// <summary>The least score at which a message with a contradiction is forged.</summary>
    public required double ForgedScore { get; init; }

    /// <summary>The least score at which a message is suspicious.</summary>
    public required double SuspiciousScore { get; init; }

    /// <summary>
    /// The least weight of each of two anomalies of different families that make a message forged as a contradiction does: either may have an
    /// innocent reason, but hardly both. Infinite if only a contradiction will do.
    /// </summary>
    public double AnomalyWeight { get; init; } = double.PositiveInfinity;

    /// <summary>The limit of any weight, in either direction: counts of some thousand messages can show no more.</summary>
    public required double WeightCap { get; init; }

    /// <summary>The share of its weight with which a family's second finding counts, since it is not independent of the first.</summary>
    public required double NextShare { get; init; }

    /// <summary>The share if the first was found on another line: hosts of one site have the same habits.</summary>
    public required double NextLineShare { get; init; }

    /// <summary>The share with which a broken joint counts for stories in which both of its lines are invented.</summary>
    public required double JointShare { get; init; }

    /// <summary>
    /// The prior, relative to the first claimed line, of an invention beginning at a deeper line, below one whose client may be a stranger.
    /// </summary>
    public double DeeperShare { get; init; } = 1;

    /// <summary>The same below a line that passes the message within one organisation.</summary>
    public double InsideShare { get; init; } = 1;

    /// <summary>The limit of all support together: a forger can copy a real line.</summary>
    public required double SupportCap { get; init; }

    /// <summary>The limit of what one test that came out as in honest mail can count for the lines.</summary>
    public required double AgreementCap { get; init; }

    /// <summary>The limit of one joint: two hosts may fail to match for a reason that no table knows.</summary>
    public required double JointCap { get; init; }

    /// <summary>How often an accusing outcome occurs over all rules of a family: the prior of a rule with few counts.</summary>
    public IReadOnlyDictionary<RuleFamily, Rates> Families { get; }

    /// <summary>The weights of each rule's findings, by rule id.</summary>
    public IReadOnlyDictionary<string, RuleWeights> Rules { get; }

    /// <summary>The name of the file for a question.</summary>
    internal static string FileOf(Question question) => question switch
    {
        Question.Client => "client-weights.json",
        Question.Author => "author-weights.json",
        _ => FileName,
    };

    /// <summary>Reads the file in force for the client or the author.</summary>
    /// <exception cref="FormatException">The file is missing or invalid; the message says where.</exception>
    internal static Weights Read(RuleFiles files, Question question)
    {
        var name = FileOf(question);
        var json = files.Read(name) ?? throw new FormatException($"{files.NameOf(name)}: no such file");
        return WeightsReader.Read(json, files.NameOf(name), []);
    }

    /// <summary>Reads the file in force.</summary>
    /// <param name="files">The rule files.</param>
    /// <param name="stated">Weights stated for custom rules, by rule id; they take precedence over the file.</param>
    /// <exception cref="FormatException">The file is missing or invalid; the message says where.</exception>
    /// <exception cref="ArgumentException">A stated weight is not a number from 0 to the cap.</exception>
    public static Weights Read(RuleFiles files, params ReadOnlySpan<(string Id, double Weight)> stated)
    {
        ArgumentNullException.ThrowIfNull(files);
        var json = files.Read(FileName) ?? throw new FormatException($"{files.NameOf(FileName)}: no such file");
        return WeightsReader.Read(json, files.NameOf(FileName), stated);
    }

    /// <summary>Parses the text of such a file.</summary>
    /// <exception cref="FormatException">It is invalid; the message says where.</exception>
    public static Weights Parse(ReadOnlyMemory<byte> json) => WeightsReader.Read(json, $"rules/{FileName}", []);

    /// <summary>The limit of one family.</summary>
    public double FamilyCap(RuleFamily family) => _familyCaps[(int)family];

    /// <summary>
    /// The weight of a finding. Notes, and rules that were not measured, have none. An accusing finding never counts for the lines, even if it
    /// occurred more often on genuine mail than on forged: else a forger could gain by a deliberate fault.
    /// </summary>
    public double Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Kind == FindingKind.Note || Find(finding.Rule) is not { } rule)
        {
            return 0;
        }

        var known = Known(rule, finding.Rule, finding.Fact, finding.Outcome).Weight;
        return finding.Share * (finding.Kind == FindingKind.Support
            ? Math.Min(known ?? 0, 0)
            : Math.Clamp(known ?? Unmet(rule, finding), 0, finding.Scope == FindingScope.Joint ? JointCap : WeightCap));
    }

    /// <summary>The weight of a test that came out as in honest mail: never against the line.</summary>
    public double Of(in Agreement agreement) =>
        agreement.Kind == FindingKind.Support && Find(agreement.Rule) is { } rule
            ? Math.Clamp(Known(rule, agreement.Rule, agreement.Fact, agreement.Outcome).Weight ?? 0, -AgreementCap, 0)
            : 0;

    /// <summary>The counts behind a finding's weight; null if there are none.</summary>
    public FactWeights? CountsOf(Finding finding) => CountsOf(finding, out _);

    /// <summary>The same, with those of its outcome; null if the outcome never occurred.</summary>
    internal FactWeights? CountsOf(Finding finding, out OutcomeWeight? outcome)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var known = Find(finding.Rule) is { } rule ? Known(rule, finding.Rule, finding.Fact, finding.Outcome) : null;
        outcome = known?.Outcome;
        return known?.Counts;
    }

    /// <summary>The name of a family in weights.json.</summary>
    internal static string NameOf(RuleFamily family) => KebabCase.Words<RuleFamily>().Of(family);

    /// <summary>
    /// The weight of an outcome (<see cref="RuleWeights.Of"/>), and its counts, without comparing text: facts and outcomes come from tables and
    /// constants, the same objects for each message. Most rules test one fact, so the one wanted is mostly the last one looked up.
    /// </summary>
    private KnownWeight Known(RuleWeights rule, RuleInfo info, string fact, string outcome)
    {
        var number = info.Number ?? 0;
        ref var latest = ref _latest[number];
        if (Volatile.Read(ref latest) is { } last && last.Is(rule, fact, outcome))
        {
            return last;
        }

        ref var slot = ref _known[(RuntimeHelpers.GetHashCode(fact) ^ RuntimeHelpers.GetHashCode(outcome) ^ number) & (KnownSlots - 1)];
        if (Volatile.Read(ref slot) is not { } known || !known.Is(rule, fact, outcome))
        {
            known = new KnownWeight(rule, fact, outcome);
            Volatile.Write(ref slot, known);
        }

        Volatile.Write(ref latest, known);
        return known;
    }

    private RuleWeights? Find(RuleInfo rule) => rule.Number is { } number ? _byNumber[number] : Rules.GetValueOrDefault(rule.Id);

    private double Unmet(RuleWeights rule, Finding finding) =>
        Families.TryGetValue(finding.Rule.Family, out var family) ? rule.Unmet(finding.Fact, family).Weight(WeightCap) : 0;

    private sealed class KnownWeight(RuleWeights rule, string fact, string outcome)
    {
        internal double? Weight { get; } = rule.Of(fact, outcome);

        internal FactWeights? Counts { get; } = rule.Facts.GetValueOrDefault(fact);

        internal OutcomeWeight? Outcome { get; } = rule.Facts.GetValueOrDefault(fact)?.Outcomes.GetValueOrDefault(outcome);

        internal bool Is(RuleWeights other, string otherFact, string otherOutcome) =>
            ReferenceEquals(other, rule) && ReferenceEquals(otherFact, fact) && ReferenceEquals(otherOutcome, outcome);
    }
}
