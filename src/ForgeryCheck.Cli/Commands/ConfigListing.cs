using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Suppressions;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Commands;

/// <summary>What applies, with where it comes from: as text, as JSON.</summary>
internal sealed class ConfigListing(IReadOnlyList<LoadedPlace> places, IReadOnlyList<EffectiveOption> options, IReadOnlyList<Suppression> suppressions)
{
    /// <summary>Why a file is looked for in a place, in a word.</summary>
    internal static string Word(PlaceKind kind) => KebabCase.Words<PlaceKind>().Of(kind);

    /// <summary>What is in a place, in a few words.</summary>
    internal static string State(LoadedPlace one) => one.Ignored is { } why ? $"ignored: {why}" : one.File is null ? "not found" : "read";

    /// <summary>A table for each command.</summary>
    internal string ToText()
    {
        List<string[]> rows = [];
        foreach (var command in options.GroupBy(one => one.Command))
        {
            rows.Add([command.Key, "", ""]);
            rows.AddRange(command.Select(one => new[] { $"  --{one.Option.Key}", one.Values.Count == 0 ? "-" : SafeText.Show(string.Join(", ", one.Values), 200), Source(one) }));
        }

        var text = TextTable.Of(rows);
        return suppressions.Count == 0 ? text : text + "suppress\n" + TextTable.Of([.. suppressions.Select(Row)]);
    }

    /// <summary>One object with the files, the options and the suppressed findings.</summary>
    internal string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var one in places)
            {
                json.WriteStartObject();
                json.WriteString("path", one.Place.Path);
                json.WriteString("kind", Word(one.Place.Kind));
                json.WriteString("state", one.Ignored is not null ? "ignored" : one.File is null ? "not-found" : "read");
                json.WriteString("why", one.Ignored);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("options");
            foreach (var one in options)
            {
                Write(json, one);
            }

            json.WriteEndArray();
            json.WriteStartArray("suppress");
            foreach (var one in suppressions)
            {
                Write(json, one);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, EffectiveOption one)
    {
        json.WriteStartObject();
        json.WriteString("command", one.Command);
        json.WriteString("option", one.Option.Key);
        if (one.Option.IsRepeatable)
        {
            json.WriteStartArray("value");
            foreach (var value in one.Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
        else if (one.Option.IsFlag)
        {
            json.WriteBoolean("value", one.Values is ["true"]);
        }
        else
        {
            json.WriteString("value", one.Values.Count == 0 ? null : one.Values[0]);
        }

        json.WriteString("source", one.Source);
        json.WriteString("variable", one.Variable);
        Write(json, one.Setting?.File, one.Setting?.Line);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Suppression one)
    {
        json.WriteStartObject();
        json.WriteString("rule", one.Rule);
        json.WriteString("host", one.Host);
        json.WriteString("outcome", one.Outcome);
        json.WriteString("reason", one.Reason);
        json.WriteString("until", one.Until.ToString("O", CultureInfo.InvariantCulture));
        json.WriteBoolean("counts", !one.IsOver(DateTimeOffset.UtcNow));
        Write(json, one.File, one.FileLine);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string? file, int? line)
    {
        json.WriteString("file", file);
        if (line is { } number)
        {
            json.WriteNumber("line", number);
        }
        else
        {
            json.WriteNull("line");
        }
    }

    private static string Source(EffectiveOption one) =>
        one.Setting is { } setting ? SafeText.Show(string.Create(CultureInfo.InvariantCulture, $"{setting.File}:{setting.Line}"))
        : one.Variable is { } variable ? $"environment: {variable}"
        : "default";

    private static string[] Row(Suppression one)
    {
        var end = one.IsOver(DateTimeOffset.UtcNow) ? $"ended {one.Until:yyyy-MM-dd}" : $"until {one.Until:yyyy-MM-dd}";
        return [$"  {one.Rule}", SafeText.Show(string.Join(' ', new[] { one.Host, one.Outcome }.OfType<string>())), end, SafeText.Show(one.Reason, 200), SafeText.Show($"{one.File}:{one.FileLine}")];
    }
}
