using System.Text.Json;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>The head of a stored report: what a list of messages shows.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Score">The score, 0 to 100.</param>
/// <param name="Subject">The Subject field, decoded; null if there is none.</param>
internal sealed record ReportHead(Verdict Verdict, double Score, string? Subject)
{
    /// <summary>Reads a report up to what is needed, which is near its start; null if it is damaged.</summary>
    internal static ReportHead? TryRead(ReadOnlySpan<byte> report)
    {
        string? subject = null;
        Verdict? verdict = null;
        try
        {
            var json = new Utf8JsonReader(report);
            for (json.Read(); json.Read() && json.TokenType == JsonTokenType.PropertyName; json.Skip())
            {
                var key = json.ValueTextEquals("subject"u8) ? 's' : json.ValueTextEquals("verdict"u8) ? 'v' : json.ValueTextEquals("score"u8) ? 'n' : ' ';
                json.Read();
                switch (key)
                {
                    case 's':
                        subject = json.GetString();
                        break;
                    case 'v':
                        verdict = KebabCase.Words<Verdict>().Find(json.GetString() ?? "");
                        break;
                    case 'n' when verdict is { } known:
                        return new ReportHead(known, json.GetDouble(), subject);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // The disk has damaged it: as if there were none.
        }

        return null;
    }
}
