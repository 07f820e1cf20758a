using System.Text.Json;

namespace ForgeryCheck.Benchmarks.Dns;

/// <summary>What the reports of a run say, counted.</summary>
internal sealed class ReportCounts
{
    private readonly Dictionary<string, SortedDictionary<string, int>> _words = new() { ["answers"] = [], ["lines"] = [], ["client"] = [], ["author"] = [] };

    /// <summary>How often the DNS answered how.</summary>
    internal string Answers => Text("answers");

    internal string Lines => Text("lines");

    internal string Client => Text("client");

    internal string Author => Text("author");

    /// <summary>How many messages are said to be false in their lines, client or author, or have a finding that is a contradiction.</summary>
    internal int Contradicted { get; private set; }

    /// <summary>How many tests could not be made.</summary>
    internal int NotTestable { get; private set; }

    /// <summary>Reads reports, one a line.</summary>
    internal static ReportCounts Read(string path)
    {
        var counts = new ReportCounts();
        foreach (var line in File.ReadLines(path))
        {
            using var report = JsonDocument.Parse(line);
            counts.Add(report.RootElement);
        }

        return counts;
    }

    private void Add(JsonElement report)
    {
        var lines = Count("lines", report.GetProperty("lines").GetProperty("verdict").GetString()!);
        var client = Count("client", report.GetProperty("client").GetProperty("state").GetString()!);
        var author = Count("author", report.GetProperty("author").GetProperty("state").GetString()!);
        foreach (var answer in report.GetProperty("dns").EnumerateArray())
        {
            Count("answers", answer.GetProperty("status").GetString()!);
        }

        var isContradicted = lines is "forged" or "suspicious" || client == "contradicted" || author == "contradicted"
            || report.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("kind").GetString() == "contradiction");
        Contradicted += isContradicted ? 1 : 0;
        NotTestable += report.GetProperty("notTestable").GetArrayLength();
    }

    private string Count(string of, string word)
    {
        _words[of][word] = _words[of].GetValueOrDefault(word) + 1;
        return word;
    }

    private string Text(string of) => string.Join(", ", _words[of].Select(pair => Figures.Text($"{pair.Value} {pair.Key}")));
}
