using System.Text;
using System.Text.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>The rules that found something, in the order of their first result.</summary>
internal sealed class SarifRules
{
    private readonly RuleFiles _files = new();
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<RuleInfo> _rules = [];

    /// <summary>The index of a rule among them.</summary>
    internal int IndexOf(RuleInfo rule)
    {
        if (!_indexes.TryGetValue(rule.Id, out var index))
        {
            _indexes[rule.Id] = index = _rules.Count;
            _rules.Add(rule);
        }

        return index;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var rule in _rules)
        {
            // A rule of the user's own has no page.
            var page = _files.Read($"{rule.Id}.md") is { } bytes ? Encoding.UTF8.GetString(bytes) : rule.Summary;
            json.WriteStartObject();
            json.PutKnown("id", rule.Id);
            json.PutKnown("name", rule.Name);
            SarifText.Write(json, "shortDescription", rule.Summary);
            SarifText.Write(json, "fullDescription", FirstParagraph(page) ?? rule.Summary);
            SarifText.WritePage(json, "help", page);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Kind));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteStartArray("tags");
            json.WriteStringValue(ReportWords.Of(rule.Family));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Level(FindingKind kind) => kind switch
    {
        FindingKind.Contradiction => "error",
        FindingKind.Anomaly => "warning",
        _ => "note",
    };

    // What stands between the title and the first heading, in one line.
    private static string? FirstParagraph(string page)
    {
        var paragraph = page.ReplaceLineEndings("\n").Split("\n\n", 3) is [_, var first, ..] ? first.Trim().Replace('\n', ' ') : "";
        return paragraph.Length > 0 && paragraph[0] != '#' ? paragraph : null;
    }
}
