using System.Text.Json;
using System.Text.Json.Nodes;
using ForgeryCheck.Reports;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;

namespace ForgeryCheck.Web.Api;

/// <summary>Writes an OpenAPI 3.1 document. Its schemas are JSON Schema, so that of a report goes in as it is.</summary>
internal static class OpenApiDocument
{
    private const string Rule = """
        {"type":"object","required":["id","name","family","kind","needsDns","weights","summary"],"properties":{"id":{"type":"string"},"name":{"type":"string"},"family":{"type":"string"},"kind":{"type":"string"},"needsDns":{"type":"boolean"},"weights":{"type":"object","additionalProperties":{"type":"number"}},"summary":{"type":"string"},"page":{"type":"string"}}}
        """;

    private const string Problem = """
        {"type":"object","required":["title","status"],"properties":{"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"}}}
        """;

    /// <summary>Writes the document.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="endpoints">The endpoints; those without a name are left out.</param>
    /// <param name="reportSchema">The JSON Schema of a report.</param>
    /// <param name="needsToken">Whether clients need a token.</param>
    internal static void Write(Utf8JsonWriter json, IEnumerable<EndpointInfo> endpoints, byte[] reportSchema, bool needsToken)
    {
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.0");
        json.WriteStartObject("info");
        json.WriteString("title", "ForgeryCheck");
        json.WriteString("version", ToolInfo.ProgramVersion);
        json.WriteString("description", "Reads the Received lines of e-mail: which can be believed, where a forgery starts, and which address really handed the mail in.");
        json.WriteEndObject();
        json.WriteStartObject("paths");
        foreach (var path in endpoints.Where(endpoint => endpoint.Name.Length > 0).GroupBy(endpoint => endpoint.Path))
        {
            json.WriteStartObject(path.Key);
            foreach (var endpoint in path)
            {
                Write(json, endpoint, needsToken);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WriteStartObject("schemas");
        json.WritePropertyName("Report");
        WriteEmbedded(json, reportSchema);
        json.WritePropertyName("Rule");
        json.WriteRawValue(Rule);
        json.WritePropertyName("Problem");
        json.WriteRawValue(Problem);
        json.WriteEndObject();
        if (needsToken)
        {
            json.WriteStartObject("securitySchemes");
            json.WritePropertyName("token");
            json.WriteRawValue("""{"type":"http","scheme":"bearer"}""");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // References within the schema are relative to its "$id" (JSON Schema 2020-12, section 8.2.1), so it needs no change.
    private static void WriteEmbedded(Utf8JsonWriter json, byte[] schema) => JsonNode.Parse(schema)!.WriteTo(json);

    private static void Write(Utf8JsonWriter json, EndpointInfo endpoint, bool needsToken)
    {
        json.WriteStartObject(endpoint.Method.ToLowerInvariant());
        json.WriteString("operationId", endpoint.Name);
        json.WriteString("summary", endpoint.Summary);
        if (endpoint.Description is { } description)
        {
            json.WriteString("description", description);
        }

        if (endpoint.Parameters.Count > 0)
        {
            json.WriteStartArray("parameters");
            foreach (var parameter in endpoint.Parameters)
            {
                Write(json, parameter);
            }

            json.WriteEndArray();
        }

        if (endpoint.Accepts.Count > 0)
        {
            json.WriteStartObject("requestBody");
            json.WriteBoolean("required", true);
            Write(json, endpoint.Accepts);
            json.WriteEndObject();
        }

        json.WriteStartObject("responses");
        WriteAnswers(json, endpoint, needsToken);
        json.WriteEndObject();
        if (needsToken && !endpoint.IsOpen)
        {
            json.WritePropertyName("security");
            json.WriteRawValue("""[{"token":[]}]""");
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ParameterInfo parameter)
    {
        json.WriteStartObject();
        json.WriteString("in", parameter.Place);
        json.WriteString("name", parameter.Name);
        json.WriteString("description", parameter.Description);
        if (parameter.Place == "path")
        {
            json.WriteBoolean("required", true);
        }

        json.WriteStartObject("schema");
        if (parameter.IsRepeatable)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
        }

        json.WriteString("type", "string");
        if (parameter.Values is { } values)
        {
            json.WriteStartArray("enum");
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        if (parameter.IsRepeatable)
        {
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<MediaInfo> media)
    {
        json.WriteString("description", string.Join("; ", media.Select(one => $"{one.Type}: {one.Description}")));
        json.WriteStartObject("content");
        foreach (var one in media)
        {
            json.WriteStartObject(one.Type);
            if (one.Schema is { } schema)
            {
                json.WritePropertyName("schema");
                json.WriteRawValue(schema);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAnswers(Utf8JsonWriter json, EndpointInfo endpoint, bool needsToken)
    {
        json.WriteStartObject("200");
        Write(json, endpoint.Returns);
        json.WriteEndObject();
        foreach (var status in endpoint.Problems.Concat(needsToken && !endpoint.IsOpen ? [401, 421, 429] : [421, 429]).Distinct().Order())
        {
            json.WriteStartObject(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("description", "Problem details (RFC 9457)");
            json.WriteStartObject("content");
            json.WriteStartObject(ProblemJson.MediaType);
            json.WritePropertyName("schema");
            json.WriteRawValue("""{"$ref":"#/components/schemas/Problem"}""");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
