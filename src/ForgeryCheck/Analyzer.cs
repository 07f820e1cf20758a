using ForgeryCheck.Authentication;
using ForgeryCheck.Batches;
using ForgeryCheck.Copies;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Profiles;
using ForgeryCheck.Reports;
using ForgeryCheck.RuleData;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck;

/// <summary>
/// The entry point: takes a message and returns a report. The steps follow the folders: Messages, Trace and Chains produce the facts, Names adds DNS
/// data, Rules find, Suppressions set aside, Scoring weighs, Copies examines the trusted lines, Reports holds the result. Thread-safe.
/// </summary>
public sealed class Analyzer
{
    private readonly RuleFiles _files;
    private readonly GatewayTable _gateways;
    private readonly RuleTables _tables;
    private readonly Weights _weights;
    private readonly Weights _clientWeights;
    private readonly Weights _authorWeights;
    private readonly VerdictTable _verdicts;
    private readonly double _prior;
    private readonly ToolInfo _tool;
    private readonly Action<MessageFacts, FindingSink>[] _checks;
    private readonly CopyExaminer _copies;
    private readonly Suppressor _suppressor;
    private readonly ProfileSet? _profiles;
    private AnalyzerOptions _options;
    private Sites _sites;
    private ChainBuilder _chains;

    /// <summary>Creates an analyzer: loads the rule files and the sites.</summary>
    /// <exception cref="FormatException">
    /// A rule file, the sites file, a suppression, or a value of --trust or --gateway is invalid; the message says what and where in one line.
    /// </exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    /// <exception cref="ArgumentException">The id of a custom rule is taken, or its weight exceeds the cap.</exception>
    public Analyzer(AnalyzerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _files = new RuleFiles(options.RulesFolder);
        _gateways = GatewayTable.Load(_files);
        _sites = LoadSites(options, declared: null);

        // The weights are as much to read as all tables together: both are read at once, so that a single message waits half as long. On a thread of its
        // own, since the pool would start three.
        var weights = Task.Factory.StartNew(
            () => (Lines: Weights.Read(_files, [.. options.Rules.Select(own => (own.Rule.Info.Id, own.Weight))]), Client: Weights.Read(_files, Question.Client), Author: Weights.Read(_files, Question.Author)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        // The files of a folder may change later: only what is compiled in can be hashed when it is wanted.
        _tool = new ToolInfo(
            ToolInfo.ProgramName, ToolInfo.ProgramVersion, options.RulesFolder is null ? new Lazy<string>(_files.Hash) : new Lazy<string>(_files.Hash()));
        _tables = RuleTables.Load(_files);
        _verdicts = VerdictTable.Load(_files);
        _chains = ChainsOf(_sites);
        (_weights, _clientWeights, _authorWeights) = weights.GetAwaiter().GetResult();
        _prior = options.Prior ?? _weights.Prior;
        _checks = RuleSet.Checks(options.Disabled, [.. options.Rules.Select(own => own.Rule)]);
        _copies = new CopyExaminer(_weights, options.Disabled);
        _suppressor = new Suppressor(options.Suppressions, RuleSet.All.Concat(options.Rules.Select(own => own.Rule)).Select(rule => rule.Info.Id), options.Clock);
        _profiles = options.Profiles ?? (options.ProfilesFile is { } profiles ? ProfileReader.Read(Read(profiles, "profiles file"), profiles) : null);
    }

    /// <summary>The weights of the rules in use, by id.</summary>
    internal IReadOnlyDictionary<string, RuleWeights> RuleWeights => _weights.Rules;

    /// <summary>Analyzes one message. Never throws, whatever the message contains.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while name servers were being queried.</exception>
    public ValueTask<Report> AnalyzeAsync(MailMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return AnalyzeAsync(message, _options.Batch, cancellation);
    }

    /// <summary>Analyzes one message and compares it with others. Never throws, whatever the message contains.</summary>
    /// <param name="message">The message.</param>
    /// <param name="batch">The lines and ids of others; null to compare with none.</param>
    /// <param name="cancellation">Ends the queries to name servers.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled while name servers were being queried.</exception>
    internal ValueTask<Report> AnalyzeAsync(MailMessage message, IBatchEntries? batch, CancellationToken cancellation)
    {
        var chain = _chains.Build(message);
        return _options.Names.IsOn
            ? AskAndJudgeAsync(message, chain, batch, cancellation)
            : ValueTask.FromResult(Judge(message, chain, NameFacts.Off, batch));
    }

    /// <summary>
    /// Extracts what a message contributes to the index of a batch: the first pass, before each message is analyzed with
    /// <see cref="AnalyzerOptions.Batch"/>. Never throws, whatever the message contains.
    /// </summary>
    public Sightings Gather(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Facts(message, _chains.Build(message), NameFacts.Off, batch: null).Seen.ToSightings();
    }

    /// <summary>An analyzer with the same rules for somebody else's mail. Cheap: what was loaded is shared.</summary>
    /// <param name="trust">Mail hosts, in addition to those of the options.</param>
    /// <param name="gateways">Gateways, in addition to those of the options.</param>
    /// <param name="sites">A sites file in place of that of the options; null to keep it.</param>
    /// <param name="names">The name service.</param>
    /// <exception cref="FormatException">The sites or a host are invalid; the message says what and where in one line.</exception>
    internal Analyzer For(IReadOnlyList<string> trust, IReadOnlyList<string> gateways, byte[]? sites, INameService names)
    {
        var other = (Analyzer)MemberwiseClone();
        other._options = _options with { Trust = [.. _options.Trust, .. trust], Gateways = [.. _options.Gateways, .. gateways], Names = names };
        try
        {
            other._sites = trust.Count + gateways.Count == 0 && sites is null ? _sites : LoadSites(other._options, sites);
        }
        catch (FormatException e) when (e.Message.StartsWith("--", StringComparison.Ordinal))
        {
            // Whoever declares it so has no options: what it comes in is called trust and gateway everywhere.
            throw new FormatException(e.Message[2..], e);
        }

        other._chains = other._sites == _sites ? _chains : ChainsOf(other._sites);
        return other;
    }

    /// <summary>Creates a learner of profiles.</summary>
    internal ProfileLearner CreateLearner() => new(_tables.Organisations, _tables.CustomerNames, _tables.Ids);

    /// <summary>
    /// Learns from a message, unless it contradicts itself. Without DNS; never throws, whatever the message contains. Not thread-safe for one learner.
    /// </summary>
    /// <returns>Whether it was learned from.</returns>
    internal bool Teach(MailMessage message, ProfileLearner learner)
    {
        var chain = _chains.Build(message);
        if (Judge(message, chain, NameFacts.Off, _options.Batch).Verdict is Verdict.Forged or Verdict.Suspicious)
        {
            return false;
        }

        var authentication = Facts(message, chain, NameFacts.Off, batch: null).Authentication;
        learner.Add(chain, authentication is { IsSaidMediated: false, Author.Fault: null } ? authentication.Author.Domain : null);
        return true;
    }

    /// <summary>The sites that a learner's mail suggests, as the text of a sites file.</summary>
    internal string ProposeSites(ProfileLearner learner) => SitesProposal.Write(learner.Profiles, learner.Takers, _tables.Organisations);

    private Sites LoadSites(AnalyzerOptions options, byte[]? declared) =>
        declared is not null ? Sites.Load(declared, "sites", _gateways, options.Trust, options.Gateways)
        : options.SitesFile is { } path ? Sites.Load(Read(path, "sites file"), path, _gateways, options.Trust, options.Gateways)
        : Sites.Load(_files.Read(Sites.FileName), _files.NameOf(Sites.FileName), _gateways, options.Trust, options.Gateways);

    private ChainBuilder ChainsOf(Sites sites) => new(sites, _tables.Organisations, SpecialAddresses.Registered, _tables.ConfirmedNames, _tables.CustomerNames);

    private static byte[] Read(string path, string what) =>
        File.Exists(path) ? File.ReadAllBytes(path) : throw new FileNotFoundException($"{path}: there is no such {what}");

    private async ValueTask<Report> AskAndJudgeAsync(MailMessage message, Chain chain, IBatchEntries? batch, CancellationToken cancellation)
    {
        var asked = new NotedNames(_options.Names);
        var known = Facts(message, chain, NameFacts.Off, batch: null);
        var checking = LiveChecker.CheckAsync(
            asked, new CheckedMessage(message, known.Authentication, chain, _sites), cancellation);
        var names = await NameFacts.GatherAsync(asked, DnsNeeds.Of(message, chain), cancellation).ConfigureAwait(false);
        var live = LiveChecker.Dated(await checking.ConfigureAwait(false), asked.Answers, chain.HandOver?.Time);
        return Judge(message, chain, names.With(asked.Answers), batch, live);
    }

    private MessageFacts Facts(MailMessage message, Chain chain, NameFacts names, IBatchEntries? batch, LiveChecks? live = null) =>
        new(message, chain, _sites, _tables, names, batch, live, _profiles);

    private Report Judge(MailMessage message, Chain chain, NameFacts names, IBatchEntries? batch, LiveChecks? live = null)
    {
        var facts = Facts(message, chain, names, batch, live);
        using var sink = new FindingSink();
        foreach (var check in _checks)
        {
            check(facts, sink);
        }

        var suppressor = _suppressor.For(chain);
        var findings = suppressor?.Keep(sink.Findings) ?? sink.Findings;
        var assessment = Scorer.Assess(chain, findings, sink.Agreements, _weights, _prior);
        var client = AnswerScorer.Assess(Question.Client, findings, chain.Boundary.Line, _clientWeights, _options.Prior ?? _clientWeights.Prior) with { Of = ClientOwner.Of(facts) };
        var author = AnswerScorer.Assess(Question.Author, findings, chain.Boundary.Line, _authorWeights, _options.Prior ?? _authorWeights.Prior) with { Of = facts.Authentication.Author.Domain };
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
            Assessment = assessment with { Findings = OwnWeights(assessment.Findings, client, author) },
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
            Agreements = _options.KeepAgreements ? [.. sink.Agreements] : [],
            Dns = names.All,
            Notes = Notes(message, chain, verdict),
            Repairs = message.Repairs,
            Session = message.Session,
            Copy = copy,
            Suppressed = suppressor?.Suppressed ?? [],
            Envelope = message.Envelope,
        };
    }

    // A finding about the client or the author shows its weight for that question; it has none for the lines.
    private static IReadOnlyList<Finding> OwnWeights(IReadOnlyList<Finding> findings, Answer client, Answer author)
    {
        Finding[]? own = null;
        Take(client.Findings);
        Take(author.Findings);
        return own ?? findings;

        void Take(IReadOnlyList<Finding> answering)
        {
            for (var i = 0; i < answering.Count; i++)
            {
                var weighed = answering[i];
                if (weighed.IsOfClient || weighed.Rule.Family == RuleFamily.Author)
                {
                    own ??= [.. findings];
                    own[IndexOf(own, weighed)] = weighed;
                }
            }
        }
    }

    private static int IndexOf(Finding[] findings, Finding weighed)
    {
        var at = 0;
        while (findings[at].Rule != weighed.Rule || findings[at].Grade != weighed.Grade || findings[at].Fact != weighed.Fact)
        {
            at++;
        }

        return at;
    }

    private IReadOnlyList<string> Notes(MailMessage message, Chain chain, Verdict verdict)
    {
        var undeclared = verdict is Verdict.Forged or Verdict.Suspicious ? UndeclaredGateway(chain) : null;
        if (chain.LinesLeftOut == 0 && message.Repairs is null && undeclared is null)
        {
            return message.Notes;
        }

        List<string> notes = [.. message.Notes];
        if (message.Repairs?.Warning is { } warning)
        {
            notes.Insert(0, warning);
        }

        if (message.Repairs?.Sentence is { } sentence)
        {
            notes.Add(sentence);
        }

        if (chain.LinesLeftOut > 0)
        {
            notes.Add($"the header has {chain.LinesLeftOut} Received lines beyond the {MessageLimits.ReceivedLines} that are read");
        }

        if (undeclared is not null)
        {
            notes.Add(undeclared);
        }

        return notes;
    }

    // Behind a gateway the host that hands the mail in is the gateway, which no sender's SPF names.
    private string? UndeclaredGateway(Chain chain) =>
        chain.BoundaryHop is { Line.Address: { } address } hop && _gateways.Find(hop.IsReverseNameConfirmed ? hop.ReverseHost : null, address) is var (name, gateway)
            && _sites.GatewayOf(null, address) is null
            ? $"{address} is a host of {gateway.Name}: if that filters your mail, declare it with --gateway {name}, and the client that it recorded is judged instead"
            : null;
}
