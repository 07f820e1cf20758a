using System.Globalization;
using System.Text.Json;

namespace ForgeryCheck.Names;

/// <summary>
/// The file of --dns-record: JSON with the keys of a report's dns list, one answer a line so that runs can be diffed, in the order of the questions
/// so that the same answers give the same bytes.
/// </summary>
internal static class DnsRecordFile
{
    private const string Schema = "forgerycheck/dns/1";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Writes to a temporary file and renames it when it is complete.</summary>
    internal static void Save(string file, IReadOnlyList<DnsAnswer> answers)
    {
        var full = Path.GetFullPath(file);
        var aside = Path.Combine(Path.GetDirectoryName(full) ?? "", $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
            {
                Write(stream, answers);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, full, overwrite: true);
        }
        finally
        {
            File.Delete(aside); // already gone if the rename succeeded
        }
    }

    /// <summary>Reads a file.</summary>
    internal static IReadOnlyList<DnsAnswer> Load(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return Read(stream);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new FormatException($"{file}: not recorded DNS answers: {e.Message}", e);
        }
    }

    private static void Write(Stream stream, IReadOnlyList<DnsAnswer> answers)
    {
        stream.Write("{ \"schema\": \"forgerycheck/dns/1\", \"answers\": ["u8);
        using var json = new Utf8JsonWriter(stream);
        for (var i = 0; i < answers.Count; i++)
        {
            stream.Write(i == 0 ? "\n"u8 : ",\n"u8);
            var answer = answers[i];
            json.WriteStartObject();
            json.WriteString("question"u8, answer.Question.ToString());
            json.WriteStartArray("answer"u8);
            foreach (var record in answer.Records)
            {
                json.WriteStringValue(record);
            }

            json.WriteEndArray();
            json.WriteString("status"u8, answer.Status.Text());
            json.WriteString("at"u8, answer.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
            json.WriteString("resolver"u8, answer.Resolver);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
        }

        stream.Write("\n] }\n"u8);
    }

    private static List<DnsAnswer> Read(Stream stream)
    {
        using var document = JsonDocument.Parse(stream, Reading);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Text(root, "schema") != Schema)
        {
            throw new FormatException($"the schema is not {Schema}");
        }

        var answers = new List<DnsAnswer>();
        var seen = new HashSet<DnsQuestion>();
        foreach (var element in Array(root, "answers"))
        {
            var answer = ReadAnswer(element);
            if (!seen.Add(answer.Question))
            {
                throw new FormatException($"\"{answer.Question}\" stands in it twice");
            }

            answers.Add(answer);
        }

        return answers;
    }

    private static DnsAnswer ReadAnswer(JsonElement element)
    {
        var text = Text(element, "question");
        var space = text.LastIndexOf(' ');
        DnsType? type = text[(space + 1)..] switch
        {
            "A" => DnsType.A,
            "AAAA" => DnsType.Aaaa,
            "PTR" => DnsType.Ptr,
            "MX" => DnsType.Mx,
            _ => null,
        };
        if (space < 1 || type is not { } known)
        {
            throw new FormatException($"\"{text}\" is no question such as \"www.example.org A\"");
        }

        var status = Text(element, "status");
        if (DnsStatusText.Find(status) is not { } ended)
        {
            throw new FormatException($"\"{status}\" is no status");
        }

        if (!DateTime.TryParseExact(Text(element, "at"), TimeFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            throw new FormatException($"\"{Text(element, "at")}\" is no time such as 2024-05-01T10:00:00Z");
        }

        return new DnsAnswer(
            DnsQuestion.Of(text[..space], known), ended,
            [.. Array(element, "answer").Select(r => r.ValueKind == JsonValueKind.String ? r.GetString()! : throw new FormatException($"{r} is no record"))],
            new DateTimeOffset(at), Text(element, "resolver"));
    }

    private static string Text(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"\"{key}\" is missing");

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : throw new FormatException($"\"{key}\" is missing");
}
