using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>How the run went: the inputs that could not be read, and the exit status.</summary>
internal sealed class SarifInvocation(Func<int>? exitStatus)
{
    private const int MostNamed = 1000;

    private readonly List<string> _unread = [];
    private int _count;

    internal void AddUnreadable(string source)
    {
        if (++_count <= MostNamed)
        {
            _unread.Add(source);
        }
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", _count == 0);
        if (exitStatus is not null)
        {
            json.WriteNumber("exitCode", exitStatus());
        }

        if (_count > 0)
        {
            json.WriteStartArray("toolExecutionNotifications");
            foreach (var source in _unread)
            {
                WriteNotification(json, "could not be read; standard error says why", source);
            }

            if (_count > _unread.Count)
            {
                WriteNotification(json, string.Create(CultureInfo.InvariantCulture, $"{_count - _unread.Count} more could not be read"), source: null);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, string message, string? source)
    {
        json.WriteStartObject();
        json.WriteString("level", "error");
        SarifText.Write(json, "message", source is null ? message : $"{source}: {message}");
        if (source is not null)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", SourceUri.Of(source));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
