using System.Globalization;
using System.Text.Json;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Profiles;

/// <summary>Writes what was learned, as far as there is enough to compare other mail with.</summary>
internal static class ProfileWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    /// <summary>Writes the profiles as JSON.</summary>
    internal static void Write(ProfileSet profiles, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("schema", ProfileReader.Schema);
        json.WriteStartObject("learned");
        Write(json, profiles.Period);
        json.WriteEndObject();
        json.WriteStartArray("hosts");
        foreach (var host in profiles.Hosts.Where(one => one.Period.IsEnough))
        {
            json.WriteStartObject();
            json.WriteString("name", host.Name);
            json.WriteString("role", KebabCase.Words<HostRole>().Of(host.Role));
            Write(json, host.Period);
            foreach (var habit in Enum.GetValues<Habit>())
            {
                Write(json, KebabCase.Words<Habit>().Of(habit), host[habit]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("authors");
        foreach (var author in profiles.Authors.Where(one => one.Period.IsEnough))
        {
            json.WriteStartObject();
            json.WriteString("domain", author.Domain);
            Write(json, author.Period);
            Write(json, "clients", author.Clients);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Period period)
    {
        json.WriteNumber("messages", period.Messages);
        json.WriteNumber("days", period.Days);
        if (period is { First: { } first, Last: { } last })
        {
            json.WriteString("first", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("last", last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    // A habit with too many values is none, and one that is missing is not known: both are left out.
    private static void Write(Utf8JsonWriter json, string name, HabitCounts counts)
    {
        if (counts.IsOpen || counts.Total == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (value, count) in counts.All)
        {
            json.WriteNumber(value, count);
        }

        json.WriteEndObject();
    }
}
