using System.Text.Json;
using ForgeryCheck.Tests.Names;

namespace ForgeryCheck.Tests.Dmarc;

/// <summary>A case of Cases/*.json: an author, the policy that applies, and how authenticated domains are aligned.</summary>
/// <param name="Name">What it is about; unique in its file.</param>
/// <param name="Section">The section of RFC 9989.</param>
/// <param name="Why">Why it is so.</param>
internal sealed record DmarcCase(string Name, string Section, string From, string State, string? At, string? Request, int? Questions, string Why)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public Dictionary<string, string> Spf { get; init; } = [];

    public Dictionary<string, string> Dkim { get; init; } = [];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Dmarc", "Cases");

    /// <summary>The cases by file and name.</summary>
    public static IEnumerable<(string File, string Name)> All =>
        from file in Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)
        from one in Read(Path.GetFileNameWithoutExtension(file)).Cases
        select (Path.GetFileNameWithoutExtension(file), one.Name);

    public static (ZoneTable Zones, DmarcCase[] Cases) Read(string file)
    {
        var read = JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(Path.Combine(Folder, file + ".json")), Options)!;
        return (new ZoneTable(read.Zones), read.Cases);
    }

    private sealed record CaseFile(string About, Dictionary<string, string[]> Zones, DmarcCase[] Cases);
}
