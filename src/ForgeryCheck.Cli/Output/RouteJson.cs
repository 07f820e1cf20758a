using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Reports;
using ForgeryCheck.Routes;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Output;

/// <summary>Writes a route as JSON, with each question to the DNS and its answer as reports have them.</summary>
internal static class RouteJson
{
    private static readonly EnumWords<RouteState> States = new();

    internal static ReadOnlySpan<byte> Of(string recipient, MailRoute route)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = JsonText.WriterOver(buffer, indented: true))
        {
            json.WriteStartObject();
            json.WriteString("schema", "forgerycheck/route/1");
            Put(json, "recipient", recipient);
            Put(json, "domain", route.Domain);
            json.WriteString("state", States.Of(route.State));
            json.WritePropertyName("leads");
            if (route.Leads is { } leads)
            {
                json.WriteBooleanValue(leads);
            }
            else
            {
                json.WriteNullValue();
            }

            Put(json, "aliases", route.Aliases);
            json.WriteBoolean("strayNullMx", route.HasStrayNullMx);
            json.WriteStartArray("exchangers");
            foreach (var exchanger in route.Exchangers)
            {
                json.WriteStartObject();
                json.WriteNumber("preference", exchanger.Preference);
                Put(json, "host", exchanger.Host);
                Put(json, "aliases", exchanger.Aliases);
                Put(json, "addresses", [.. exchanger.Addresses.Select(address => address.ToString())]);
                json.WriteString("status", ReportWords.Of(exchanger.Status));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            JsonReport.WriteDns(json, route.Answers);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    private static void Put(Utf8JsonWriter json, string key, string value) => json.Put(JsonEncodedText.Encode(key), value);

    private static void Put(Utf8JsonWriter json, string key, IReadOnlyList<string> values) => json.Put(JsonEncodedText.Encode(key), values);
}
