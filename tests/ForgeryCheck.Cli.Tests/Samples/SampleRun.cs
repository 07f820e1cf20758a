using System.Text.Json;

namespace ForgeryCheck.Cli.Tests.Samples;

/// <summary>What the built program says about samples/, run once for all tests that look at it.</summary>
public sealed class SampleRun
{
    private readonly Dictionary<string, JsonElement> _plain;
    private readonly Dictionary<string, JsonElement> _withSites;

    public SampleRun()
    {
        _plain = Reports();
        _withSites = Reports("--sites", PathOf("classic-sites.json"));
    }

    /// <summary>The folder of samples in the source tree.</summary>
    internal static string Folder { get; } = Path.Combine(Root(), "samples");

    /// <summary>The names of all that was analyzed in the folder itself.</summary>
    internal IEnumerable<string> Names => _plain.Keys;

    /// <summary>The path of a sample.</summary>
    internal static string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The report on a sample.</summary>
    /// <param name="name">Its file name; "file.mbox#N" in a mailbox.</param>
    /// <param name="sites">Whether the sites of the classic examples are declared.</param>
    internal JsonElement this[string name, bool sites = false] => (sites ? _withSites : _plain)[name];

    /// <summary>The lines that a rule speaks of, finding by finding: "2", "1,2"; empty where it found nothing.</summary>
    internal static string[] Lines(JsonElement report, string rule) =>
    [
        .. report.GetProperty("findings").EnumerateArray()
            .Where(f => f.GetProperty("rule").GetString() == rule)
            .Select(f => string.Join(',', f.GetProperty("lines").EnumerateArray().Select(l => l.GetInt32()))),
    ];

    // What lies in deeper folders belongs to the rules and is tested there.
    private static Dictionary<string, JsonElement> Reports(params string[] options)
    {
        string[] files = [.. Directory.EnumerateFiles(Folder, "*.eml").Concat(Directory.EnumerateFiles(Folder, "*.mbox")).Order(StringComparer.Ordinal)];
        var run = Forgerycheck.Run(["analyze", "--format", "ndjson", .. options, .. files]);
        Assert.Equal(1, run.ExitCode);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(r => Path.GetFileName(r.GetProperty("source").GetString()!), StringComparer.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ForgeryCheck.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("ForgeryCheck.sln stands in no folder above the tests");
        }

        return folder.FullName;
    }
}
