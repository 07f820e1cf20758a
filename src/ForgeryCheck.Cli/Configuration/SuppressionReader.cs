using System.Globalization;
using System.Text.Json;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>Reads the entries under "suppress": findings that somebody considers harmless.</summary>
internal static class SuppressionReader
{
    /// <summary>The key of the list.</summary>
    internal const string Key = "suppress";

    /// <summary>How far ahead an entry may end: nobody remembers a reason for longer, and hosts change.</summary>
    internal const int MostYears = 2;

    /// <summary>The keys of an entry, whether it must have them, and what they mean.</summary>
    internal static readonly (string Name, bool IsRequired, string Description)[] Keys =
    [
        ("rule", true, "The id of the rule, or its name"),
        ("host", false, "A host of the line that the finding names, as its client or its server: a name, *.suffix, .suffix, an address or a CIDR block; any host if omitted"),
        ("outcome", false, "The outcome of the test, as \"outcome\" in a JSON report; any outcome if omitted"),
        ("reason", true, "Why the finding is harmless; reports quote it"),
        ("until", true, "The last day on which the entry counts, in UTC, such as 2027-03-31; at most two years ahead"),
    ];

    /// <summary>Reads the list.</summary>
    /// <exception cref="UsageException">An entry is invalid; the message names the file and the line.</exception>
    internal static IReadOnlyList<Suppression> Read(JsonValue list, string file) => list.Kind == JsonTokenType.StartArray
        ? [.. list.Items.Select(entry => Entry(entry, file))]
        : throw new UsageException($"{file}:{list.Line}: {Key}: must be a list, [ {{ \"rule\": ... }} ]");

    private static Suppression Entry(JsonValue entry, string file)
    {
        if (entry.Kind != JsonTokenType.StartObject)
        {
            throw Wrong(entry.Line, "each entry must be an object, { \"rule\": ..., \"reason\": ..., \"until\": ... }");
        }

        var texts = new Dictionary<string, (string Text, int Line)>(StringComparer.Ordinal);
        foreach (var (key, line, value) in entry.Members)
        {
            texts[key] = !Array.Exists(Keys, one => one.Name == key) ? throw Wrong(line, ConfigurationReader.Unknown(key, Keys.Select(one => one.Name)))
                : value.IsText && !string.IsNullOrWhiteSpace(value.Text) ? (value.Text.Trim(), line)
                : throw Wrong(line, $"{key} must be a string that is not empty");
        }

        if (Array.Find(Keys, key => key.IsRequired && !texts.ContainsKey(key.Name)) is { Name: { } missing })
        {
            throw Wrong(entry.Line, $"{missing} is missing");
        }

        var (rule, ruleLine) = texts["rule"];
        return new Suppression
        {
            Rule = RuleCatalog.Find(rule)?.Id ?? throw Wrong(ruleLine, RuleCatalog.Unknown(rule)),
            Host = texts.TryGetValue("host", out var host) ? Host(host) : null,
            Outcome = texts.TryGetValue("outcome", out var outcome) ? outcome.Text : null,
            Reason = texts["reason"].Text,
            Until = Day(texts["until"]),
            File = file,
            FileLine = entry.Line,
        };

        string Host((string Text, int Line) value)
        {
            try
            {
                _ = new HostPattern(value.Text);
                return value.Text;
            }
            catch (FormatException e)
            {
                throw Wrong(value.Line, $"host {e.Message}");
            }
        }

        DateOnly Day((string Text, int Line) value)
        {
            if (!DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                throw Wrong(value.Line, $"until {value.Text}: must be a date, such as 2027-03-31");
            }

            var last = DateOnly.FromDateTime(DateTime.UtcNow).AddYears(MostYears);
            return day <= last ? day : throw Wrong(value.Line, string.Create(CultureInfo.InvariantCulture, $"until {day:O}: is more than {MostYears} years ahead"));
        }

        UsageException Wrong(int line, string what) => new($"{file}:{line}: {Key}: {what}");
    }
}
