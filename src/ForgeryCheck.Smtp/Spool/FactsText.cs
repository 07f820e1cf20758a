using System.Text.Json;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Finds the report in the text of facts: a member of one JSON object.</summary>
internal static class FactsText
{
    /// <summary>The report as JSON; empty if there is none, or the text is damaged.</summary>
    internal static ReadOnlyMemory<byte> ReportIn(ReadOnlyMemory<byte> facts)
    {
        try
        {
            var json = new Utf8JsonReader(facts.Span);
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isReport = json.ValueTextEquals("report"u8);
                json.Read();
                var start = (int)json.TokenStartIndex;
                json.Skip();
                if (isReport)
                {
                    return facts[start..(int)json.BytesConsumed];
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Then it is as if there were none.
        }

        return default;
    }
}
