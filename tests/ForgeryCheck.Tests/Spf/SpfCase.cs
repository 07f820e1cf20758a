using System.Text.Json;
using ForgeryCheck.Tests.Names;

namespace ForgeryCheck.Tests.Spf;

/// <summary>A case of Cases/*.json: a client, what it says, and the results that will do.</summary>
/// <param name="Name">What it is about; unique in its file.</param>
/// <param name="Section">The section of RFC 7208.</param>
/// <param name="Why">Why the result is what it is.</param>
internal sealed record SpfCase(string Name, string Section, string Client, string Helo, string Sender, string[] Expect, string Why)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The names of the files, without ".json".</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Spf", "Cases");

    public static (ZoneTable Zones, SpfCase[] Cases) Read(string file)
    {
        var read = JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(Path.Combine(Folder, file + ".json")), Options)!;
        return (new ZoneTable(read.Zones), read.Cases);
    }

    private sealed record CaseFile(string About, Dictionary<string, string[]> Zones, SpfCase[] Cases);
}
