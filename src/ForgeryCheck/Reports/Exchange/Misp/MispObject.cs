using System.Text.Json;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports.Exchange.Misp;

/// <summary>An object of an event while it is written. No attribute stands in it twice, which MISP would refuse.</summary>
internal sealed class MispObject(Utf8JsonWriter json, Guid uuid)
{
    // The template of the object "email", by which MISP knows what its attributes mean.
    private const string Template = "a0c666e0-fc65-4be8-b48f-3423d788b552";
    private const string TemplateVersion = "19";

    // A column of text has 65,535 bytes, and a character up to three.
    private const int MostOfValue = 20_000;

    private readonly HashSet<(string Relation, string Value)> _written = [];

    internal MispObject Begin(string comment)
    {
        json.WriteStartObject();
        json.WriteString("name", "email");
        json.WriteString("meta-category", "network");
        json.WriteString("description", "An e-mail with what its header says");
        json.WriteString("template_uuid", Template);
        json.WriteString("template_version", TemplateVersion);
        json.WriteString("uuid", uuid);
        json.WriteString("distribution", MispEvent.Inherited);
        json.PutKnown("comment", Comment(comment));
        json.WriteStartArray("Attribute");
        return this;
    }

    internal void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Adds an attribute, if there is a value.</summary>
    /// <param name="relation">What it is.</param>
    /// <param name="value">The value.</param>
    /// <param name="comment">What is to be known of it.</param>
    /// <param name="detects">Whether it may be exported to systems that raise alarms by it.</param>
    internal void Add(MispRelation relation, string? value, string? comment = null, bool detects = false)
    {
        if (ClippedText.Of(value?.Trim(), MostOfValue) is not { Length: > 0 } text || !_written.Add((relation.Name, text)))
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("uuid", NamedUuid.Of($"misp attribute {uuid} {relation.Name} {text}"));
        json.WriteString("object_relation", relation.Name);
        json.WriteString("type", relation.Type);
        json.WriteString("category", relation.Category);
        json.WriteBoolean("to_ids", detects);
        json.WriteBoolean("disable_correlation", !relation.Correlates);
        json.WriteString("distribution", MispEvent.Inherited);
        json.PutKnown("comment", Comment(comment ?? ""));
        json.PutKnown("value", text);
        json.WriteEndObject();
    }

    // Read by people.
    private static string Comment(string text) => SafeText.Show(text, MostOfValue / 5);
}
