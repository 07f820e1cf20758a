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
    private readonly Judge _judge;
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
            () => AllWeights.Read(_files, [.. options.Rules.Select(own => (own.Rule.Info.Id, own.Weight))]),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _tables = RuleTables.Load(_files);
        _chains = ChainsOf(_sites);
        _judge = new Judge(options, _files, _gateways, weights.GetAwaiter().GetResult());
        _profiles = options.Profiles ?? (options.ProfilesFile is { } profiles ? ProfileReader.Read(Read(profiles, "profiles file"), profiles) : null);
    }

    /// <summary>The weights of the rules in use, by id.</summary>
    internal IReadOnlyDictionary<string, RuleWeights> RuleWeights => _judge.RuleWeights;

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
            : ValueTask.FromResult(_judge.Of(Facts(message, chain, NameFacts.Off, batch)));
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
        // Whoever declares it so has no options: what it comes in is called trust and gateway everywhere.
        other._sites = trust.Count + gateways.Count == 0 && sites is null ? _sites : LoadSites(other._options, sites, dashes: "");
        other._chains = other._sites == _sites ? _chains : ChainsOf(other._sites);
        return other;
    }

    /// <summary>Creates somebody who learns profiles from mail.</summary>
    internal ProfileTeacher CreateTeacher() =>
        new(message => Facts(message, _chains.Build(message), NameFacts.Off, _options.Batch), _judge, _tables);

    private Sites LoadSites(AnalyzerOptions options, byte[]? declared, string dashes = "--")
    {
        var (json, name) = declared is not null ? (declared, "sites")
            : options.SitesFile is { } path ? (Read(path, "sites file"), path)
            : (_files.Read(Sites.FileName), _files.NameOf(Sites.FileName));
        return Sites.Load(json, name, _gateways, options.Trust, options.Gateways, dashes);
    }

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
        return _judge.Of(Facts(message, chain, names.With(asked.Answers), batch, live));
    }

    private MessageFacts Facts(MailMessage message, Chain chain, NameFacts names, IBatchEntries? batch, LiveChecks? live = null) =>
        new(message, chain, _sites, _tables, names, batch, live, _profiles);
}
