using System.Text.Json;

namespace ForgeryCheck.Accuracy.Received;

/// <summary>Disagreements that were looked at, where the peer is wrong: tests/Accuracy/peer-errors.json.</summary>
internal sealed class PeerErrors
{
    private readonly Dictionary<(int Case, string Field), string> _reasons = [];

    internal static PeerErrors Read(string path)
    {
        var errors = new PeerErrors();
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), options);
        foreach (var entry in document.RootElement.GetProperty("errors").EnumerateArray())
        {
            var reason = entry.GetProperty("reason").GetString()!;
            foreach (var number in entry.GetProperty("cases").EnumerateArray())
            {
                foreach (var field in entry.GetProperty("fields").EnumerateArray())
                {
                    errors._reasons[(number.GetInt32(), field.GetString()!)] = reason;
                }
            }
        }

        return errors;
    }

    internal string? Reason(int number, string field) => _reasons.GetValueOrDefault((number, field));

    internal IEnumerable<(int Case, string Field)> All => _reasons.Keys;
}
