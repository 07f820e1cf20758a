using System.Text.Json;

namespace ForgeryCheck.Laboratory.Tests.Results;

/// <summary>What the program says of a message, as far as it can be compared with the truth.</summary>
/// <param name="Verdict">The verdict at the head.</param>
/// <param name="Score">The score beside it.</param>
/// <param name="Lines">The verdict on the lines.</param>
/// <param name="Client">The state of the client; null where the program does not give that answer.</param>
/// <param name="Author">The state of the author; null where the program does not give that answer.</param>
/// <param name="ForgedFrom">The line from which on the lines look invented.</param>
/// <param name="HandOver">The address that handed the message in.</param>
/// <param name="Findings">The rules that found something.</param>
internal sealed record Report(
    string Verdict, double Score, string Lines, string? Client, string? Author, int? ForgedFrom, string? HandOver, IReadOnlyList<string> Findings)
{
    /// <summary>Reads a line of NDJSON.</summary>
    internal static Report Read(JsonElement json)
    {
        var verdict = json.GetProperty("verdict").GetString()!;
        return new(
            verdict,
            json.GetProperty("score").GetDouble(),
            Answer(json, "lines", "verdict") ?? verdict,
            Answer(json, "client", "state"),
            Answer(json, "author", "state"),
            json.GetProperty("forgedFromLine") is { ValueKind: JsonValueKind.Number } line ? line.GetInt32() : null,
            json.GetProperty("handOver") is { ValueKind: JsonValueKind.Object } handOver ? handOver.GetProperty("ip").GetString() : null,
            [.. json.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("rule").GetString()}({finding.GetProperty("weight").GetDouble():0.0})")]);
    }

    private static string? Answer(JsonElement json, string name, string key) =>
        json.TryGetProperty(name, out var answer) ? answer.GetProperty(key).GetString() : null;
}
