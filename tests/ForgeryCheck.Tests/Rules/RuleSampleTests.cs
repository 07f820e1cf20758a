using ForgeryCheck.Batches;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Tests.Reports;

namespace ForgeryCheck.Tests.Rules;

/// <summary>
/// samples/rules/FCnnn holds messages that a rule must hit and near misses that it must pass, with the declared sites
/// (sites.json), the profiles (profiles.json) and the recorded DNS answers (dns.json) that they need. A folder is one batch (FC305). Where the listener took a message,
/// the session stands beside it: hit-early-talk.eml, hit-early-talk.session.json.
/// </summary>
public sealed class RuleSampleTests
{
    private const string SessionEnd = ".session.json";

    public static TheoryData<string> Ids => [.. RuleSet.All.Select(r => r.Info.Id)];

    public static TheoryData<string, string> Hits => Named("hit-");

    public static TheoryData<string, string> Passes => Named("pass-");

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_message_that_it_hits_and_one_that_it_passes(string id)
    {
        Assert.True(Samples("hit-").Any(s => s.Rule == id), $"samples/rules/{id} has no hit-*.eml");
        Assert.True(Samples("pass-").Any(s => s.Rule == id), $"samples/rules/{id} has no pass-*.eml");
    }

    [Theory]
    [MemberData(nameof(Hits))]
    public async Task A_rule_speaks_of_its_hit(string id, string sample)
    {
        var report = await Analyze(id, sample);

        Assert.True(
            Fires(report, id),
            $"{id} is silent. Found: {Found(report)}. Not testable: {string.Join("; ", report.NotTestable.Where(n => n.Rule == id).Select(n => n.Why))}");
    }

    [Theory]
    [MemberData(nameof(Passes))]
    public async Task A_rule_is_silent_about_its_near_miss(string id, string sample)
    {
        var report = await Analyze(id, sample);

        Assert.False(Fires(report, id), $"{id} speaks of an honest message. Found: {Found(report)}");
        Assert.NotEqual(Verdict.Forged, report.Assessment.Verdict);
    }

    [Fact]
    public void Every_folder_belongs_to_a_rule_and_holds_nothing_else()
    {
        Assert.Empty(Directory.EnumerateFiles(RuleFolders.Samples));
        foreach (var folder in Directory.EnumerateDirectories(RuleFolders.Samples))
        {
            Assert.True(RuleSet.Find(Path.GetFileName(folder)) is not null, $"{folder} belongs to no rule");
            Assert.All(Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)!), name => Assert.True(
                name is "sites.json" or "dns.json" or "profiles.json"
                || (name.EndsWith(".eml", StringComparison.Ordinal)
                    && (name.StartsWith("hit-", StringComparison.Ordinal) || name.StartsWith("pass-", StringComparison.Ordinal)))
                || (name.EndsWith(SessionEnd, StringComparison.Ordinal) && File.Exists(Path.Combine(folder, name[..^SessionEnd.Length] + ".eml"))),
                $"{folder} holds {name}"));
        }
    }

    [Fact]
    public void Samples_are_mail_as_it_travels()
    {
        foreach (var (rule, file) in Samples("hit-").Concat(Samples("pass-")))
        {
            // RFC 5321 section 2.3.8: lines end with CR LF, and with nothing else.
            var bytes = File.ReadAllBytes(Path.Combine(RuleFolders.Samples, rule, file));
            Assert.True(bytes.Length is > 0 and < 10_000, $"{rule}/{file} is empty or no small sample");
            var bare = Enumerable.Range(0, bytes.Length).FirstOrDefault(i => bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r'), -1);
            Assert.True(bare < 0, $"samples/rules/{rule}/{file} has a bare LF at byte {bare}: lines end with CR LF (unix2dos makes them so)");
        }
    }

    private static TheoryData<string, string> Named(string prefix)
    {
        var data = new TheoryData<string, string>();
        foreach (var (rule, file) in Samples(prefix))
        {
            data.Add(rule, file);
        }

        return data;
    }

    private static IEnumerable<(string Rule, string File)> Samples(string prefix) =>
        Directory.EnumerateFiles(RuleFolders.Samples, prefix + "*.eml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(Path.GetDirectoryName(f)!), Path.GetFileName(f)));

    private static async Task<Report> Analyze(string id, string sample)
    {
        var folder = Path.Combine(RuleFolders.Samples, id);
        var sites = Path.Combine(folder, "sites.json");
        var dns = Path.Combine(folder, "dns.json");
        var profiles = Path.Combine(folder, "profiles.json");
        var batch = new BatchIndex();
        var analyzer = new Analyzer(new AnalyzerOptions
        {
            Batch = batch,
            SitesFile = File.Exists(sites) ? sites : null,
            ProfilesFile = File.Exists(profiles) ? profiles : null,
            Names = File.Exists(dns) ? ReplayedNames.Load(dns) : NamesOff.Instance,
        });
        foreach (var other in Directory.EnumerateFiles(folder, "*.eml"))
        {
            await using var stream = File.OpenRead(other);
            batch.Add(analyzer.Gather(MailReader.ReadMessage(stream, Path.GetFileName(other))));
        }

        await using var mail = File.OpenRead(Path.Combine(folder, sample));
        return await analyzer.AnalyzeAsync(WithSession(MailReader.ReadMessage(mail, sample), Path.Combine(folder, Path.ChangeExtension(sample, null) + SessionEnd)));
    }

    private static MailMessage WithSession(MailMessage message, string path) => !File.Exists(path) ? message : new MailMessage
    {
        Source = message.Source,
        Size = message.Size,
        Sha256 = message.Sha256,
        Header = message.Header,
        Notes = message.Notes,
        Session = SampleSessions.Read(File.ReadAllBytes(path)),
    };

    private static bool Fires(Report report, string id) => report.Assessment.Findings.Any(f => f.Rule.Id == id);

    private static string Found(Report report) =>
        string.Join(", ", report.Assessment.Findings.Select(f => $"{f.Rule.Id} on line {string.Join('+', f.Lines)}"));
}
