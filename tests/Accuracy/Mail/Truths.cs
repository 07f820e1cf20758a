using System.Text.Json;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>Labels by mailbox and number of the message: labels.jsonl of the mail, truth.jsonl of forgebench.</summary>
internal sealed class Truths
{
    private readonly Dictionary<(string Mailbox, int Index), Truth> _all = [];

    internal int Count => _all.Count;

    /// <summary>Reads a file of labels; without one nothing is known.</summary>
    internal static Truths Read(string path)
    {
        var truths = new Truths();
        if (!File.Exists(path))
        {
            return truths;
        }

        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            var from = json.TryGetProperty("forged_from_line", out var at) && at.ValueKind == JsonValueKind.Number ? at.GetInt32() : (int?)null;
            var level = json.TryGetProperty("level", out var text) ? text.GetString() : null;
            var kit = json.TryGetProperty("kit", out var name) ? name.GetString() : null;
            var forged = json.TryGetProperty("verdict", out var verdict) ? verdict.GetString() == "forged" : from is not null;
            truths._all[(json.GetProperty("mbox").GetString()!, json.GetProperty("index").GetInt32())] = new Truth(forged, from, level, kit);
        }

        return truths;
    }

    internal Truth? Of(string mailbox, int index) => _all.GetValueOrDefault((mailbox, index));
}
