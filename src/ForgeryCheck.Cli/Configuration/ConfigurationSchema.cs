using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>The JSON Schema of a configuration file, for editors: made from the definitions of the commands, as the reader is.</summary>
internal static class ConfigurationSchema
{
    /// <summary>The text of the schema.</summary>
    internal static string Of(Command root)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "ForgeryCheck configuration");
            json.WriteString("description", $"{Place.FileName}: options that apply unless the command line gives others. Comments and trailing commas are allowed.");
            json.WriteString("type", "object");
            json.WriteBoolean("additionalProperties", false);
            json.WriteStartObject("properties");
            WriteProperty(json, ConfigurationReader.SchemaKey, "For editors.", "string");
            WriteProperty(json, ConfigurationReader.RootKey, "Whether the search in the folders above ends at this file.", "boolean");
            foreach (var command in SettableOption.Sections(root))
            {
                WriteSection(json, command);
            }

            WriteSuppress(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteSection(Utf8JsonWriter json, Command command)
    {
        json.WriteStartObject(command.Name);
        json.WriteString("description", command.Description);
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var option in SettableOption.Of(command))
        {
            json.WriteStartObject(option.Key);
            json.WriteString("description", option.Option.Description);
            json.WriteStartArray("anyOf");
            WriteValue(json, option);
            if (option.IsRepeatable)
            {
                json.WriteStartObject();
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                WriteText(json);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteStartObject();
            json.WriteString("type", "null");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, SettableOption option)
    {
        if (option.Traits.Kind == ValueKind.Word)
        {
            WriteWords(json, option.Traits.Words);
            return;
        }

        json.WriteStartObject();
        switch (option.Traits.Kind)
        {
            case var _ when option.IsFlag:
                json.WriteString("type", "boolean");
                break;
            case ValueKind.Whole:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", option.Traits.Least);
                json.WriteNumber("maximum", option.Traits.Most);
                break;
            case ValueKind.Probability:
                json.WriteString("type", "number");
                json.WriteNumber("exclusiveMinimum", 0);
                json.WriteNumber("exclusiveMaximum", 1);
                break;
            case ValueKind.Quantity:
                json.WriteStartArray("type");
                json.WriteStringValue("integer");
                json.WriteStringValue("string");
                json.WriteEndArray();
                json.WriteString("pattern", "^[0-9]+[A-Za-z]*$");
                json.WriteNumber("minimum", 0);
                break;
            default:
                WriteText(json);
                break;
        }

        json.WriteEndObject();
        WriteWords(json, option.Traits.Words);
    }

    private static void WriteWords(Utf8JsonWriter json, IReadOnlyList<string> words)
    {
        if (words.Count > 0)
        {
            json.WriteStartObject();
            json.WriteStartArray("enum");
            foreach (var word in words)
            {
                json.WriteStringValue(word);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteSuppress(Utf8JsonWriter json)
    {
        json.WriteStartObject(SuppressionReader.Key);
        json.WriteString("description", "Findings that do not count in scores and verdicts until a given day, since somebody has examined them and considers them harmless. Reports say how many there were.");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartArray("required");
        foreach (var key in SuppressionReader.Keys.Where(one => one.IsRequired))
        {
            json.WriteStringValue(key.Name);
        }

        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var (name, _, description) in SuppressionReader.Keys)
        {
            WriteProperty(json, name, description, "string");
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json)
    {
        json.WriteString("type", "string");
        json.WriteNumber("minLength", 1);
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, string description, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteString("type", type);
        json.WriteEndObject();
    }
}
