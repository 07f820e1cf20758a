using ForgeryCheck.Batches;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Tests.Reports;

namespace ForgeryCheck.Tests.Rules;

/// <summary>
/// samples/rules/FCnnn: messages that a rule must hit and near misses that it must pass, with the declared sites (sites.json), the profiles
/// (profiles.json) and the recorded DNS answers (dns.json) that they need. A folder is one batch (FC305). Where the listener took a message, the session
/// stands beside it: hit-early-talk.eml, hit-early-talk.session.json.
/// </summary>
internal static class RuleSamples
{
    internal const string SessionEnd = ".session.json";

    /// <summary>The samples whose names begin so ("hit-"), with their rules.</summary>
    internal static IEnumerable<(string Rule, string File)> Named(string prefix) =>
        Directory.EnumerateFiles(RuleFolders.Samples, prefix + "*.eml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(Path.GetDirectoryName(f)!), Path.GetFileName(f)));

    internal static async Task<Report> Analyze(string rule, string sample)
    {
        var folder = Path.Combine(RuleFolders.Samples, rule);
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
}
