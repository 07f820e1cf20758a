using System.Text.Json;

namespace ForgeryCheck.Accuracy.Received;

/// <summary>One line of cases.jsonl: a Received value and what another parser's own test says of it.</summary>
internal sealed class ReceivedCase
{
    private ReceivedCase(int number, JsonElement json)
    {
        Number = number;
        Source = json.GetProperty("source").GetString()!;
        // Latin-1 keeps the bytes that the peer's test feeds, except where the text cannot be Latin-1.
        var raw = json.GetProperty("raw").GetString()!;
        Raw = raw.Any(c => c > 255) ? System.Text.Encoding.UTF8.GetBytes(raw) : System.Text.Encoding.Latin1.GetBytes(raw);
        foreach (var property in json.GetProperty("expect").EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.True)
            {
                Skip |= property.NameEquals("skip");
                Unparseable |= property.NameEquals("unparseable");
            }
            else
            {
                Expect[property.Name] = property.Value.GetString() ?? "";
            }
        }

        // "correct" stands where the peer's fixture asserts a wrong date.
        if (json.TryGetProperty("correct", out var correct))
        {
            foreach (var property in correct.EnumerateObject())
            {
                Expect[property.Name] = property.Value.GetString() ?? "";
            }
        }

        if (json.TryGetProperty("expect_absent", out var absent))
        {
            Absent = [.. absent.EnumerateArray().Select(e => e.GetString()!)];
        }

        if (json.TryGetProperty("expect_contains", out var contains))
        {
            foreach (var property in contains.EnumerateObject())
            {
                Contains[property.Name] = [.. property.Value.EnumerateArray().Select(e => e.GetString()!)];
            }
        }
    }

    /// <summary>The line in the file, from 1.</summary>
    internal int Number { get; }

    internal string Source { get; }

    internal byte[] Raw { get; }

    internal Dictionary<string, string> Expect { get; } = [];

    internal IReadOnlyList<string> Absent { get; } = [];

    internal Dictionary<string, IReadOnlyList<string>> Contains { get; } = [];

    /// <summary>The peer leaves the line alone: a step inside a host.</summary>
    internal bool Skip { get; }

    /// <summary>The peer gives its error value.</summary>
    internal bool Unparseable { get; }

    internal static IEnumerable<ReceivedCase> ReadAll(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0)
            {
                using var document = JsonDocument.Parse(line);
                yield return new ReceivedCase(number, document.RootElement);
            }
        }
    }
}
