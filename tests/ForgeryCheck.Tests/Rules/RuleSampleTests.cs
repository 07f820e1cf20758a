using ForgeryCheck.Batches;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Rules;

/// <summary>What every rule says of its samples (<see cref="RuleSamples"/>).</summary>
public sealed class RuleSampleTests
{
    public static TheoryData<string> Ids => [.. RuleSet.All.Select(r => r.Info.Id)];

    public static TheoryData<string, string> Hits => Named("hit-");

    public static TheoryData<string, string> Passes => Named("pass-");

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_message_that_it_hits_and_one_that_it_passes(string id)
    {
        Assert.True(RuleSamples.Named("hit-").Any(s => s.Rule == id), $"samples/rules/{id} has no hit-*.eml");
        Assert.True(RuleSamples.Named("pass-").Any(s => s.Rule == id), $"samples/rules/{id} has no pass-*.eml");
    }

    [Theory]
    [MemberData(nameof(Hits))]
    public async Task A_rule_speaks_of_its_hit(string id, string sample)
    {
        var report = await RuleSamples.Analyze(id, sample);

        Assert.True(
            Fires(report, id),
            $"{id} is silent. Found: {Found(report)}. Not testable: {string.Join("; ", report.NotTestable.Where(n => n.Rule == id).Select(n => n.Why))}");
    }

    [Theory]
    [MemberData(nameof(Passes))]
    public async Task A_rule_is_silent_about_its_near_miss(string id, string sample)
    {
        var report = await RuleSamples.Analyze(id, sample);

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
                || (name.EndsWith(RuleSamples.SessionEnd, StringComparison.Ordinal) && File.Exists(Path.Combine(folder, name[..^RuleSamples.SessionEnd.Length] + ".eml"))),
                $"{folder} holds {name}"));
        }
    }

    [Fact]
    public void Samples_are_mail_as_it_travels()
    {
        foreach (var (rule, file) in RuleSamples.Named("hit-").Concat(RuleSamples.Named("pass-")))
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
        foreach (var (rule, file) in RuleSamples.Named(prefix))
        {
            data.Add(rule, file);
        }

        return data;
    }

    private static bool Fires(Report report, string id) => report.Assessment.Findings.Any(f => f.Rule.Id == id);

    private static string Found(Report report) =>
        string.Join(", ", report.Assessment.Findings.Select(f => $"{f.Rule.Id} on line {string.Join('+', f.Lines)}"));
}
