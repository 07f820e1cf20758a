using System.Globalization;
using System.Text.Json;
using ForgeryCheck.Files;
using ForgeryCheck.Json;

namespace ForgeryCheck.Names;

/// <summary>
/// The file of --dns-record: JSON with the keys of a report's dns list, one answer a line so that runs can be diffed, in the order of the questions
/// so that the same answers give the same bytes.
/// </summary>
internal static class DnsRecordFile
{
    private const string Schema = "forgerycheck/dns/1";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Writes a file.</summary>
    internal static void Save(string file, IReadOnlyList<DnsAnswer> answers)
    {
        using var written = new WrittenFile(file);
        Write(written.Stream, answers);
        written.Complete();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is not such a file; the message is one line that says why.</exception>
    internal static IReadOnlyList<DnsAnswer> Load(string file)
    {
        using var json = JsonSource.OpenTable(File.ReadAllBytes(file), $"{file}: not recorded DNS answers");
        return Read(json.Root);
    }

    /// <summary>The answers in the JSON of a report, as far as something was asked and answered; what is damaged is left out.</summary>
    internal static IReadOnlyList<DnsAnswer> OfReport(ReadOnlyMemory<byte> report)
    {
        var answers = new Dictionary<DnsQuestion, DnsAnswer>();
        try
        {
            using var json = JsonSource.OpenRecord(report, "report");
            foreach (var row in json.Root.Objects("dns").Where(row => row.Text("status") is "NOERROR" or "NXDOMAIN" or "FAILED"))
            {
                var answer = ReadAnswer(row);
                answers[answer.Question] = answer;
            }
        }
        catch (FormatException)
        {
            // What was read up to there is still true.
        }

        return [.. answers.Values];
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
            if (answer.Ttl is { } ttl)
            {
                json.WriteNumber("ttl"u8, ttl);
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
        }

        stream.Write("\n] }\n"u8);
    }

    private static List<DnsAnswer> Read(JsonMembers root)
    {
        if (root.Text("schema") != Schema)
        {
            throw root.Wrong($"the schema is not {Schema}");
        }

        var answers = new List<DnsAnswer>();
        var seen = new HashSet<DnsQuestion>();
        foreach (var row in root.Has("answers") ? root.Rows("answers") : throw root.Missing("answers"))
        {
            var answer = ReadAnswer(row);
            if (!seen.Add(answer.Question))
            {
                throw row.Wrong(answer.Question.ToString(), "is listed twice");
            }

            answers.Add(answer);
        }

        return answers;
    }

    private static DnsAnswer ReadAnswer(JsonMembers row)
    {
        var text = row.NeededText("question");
        var space = text.LastIndexOf(' ');
        DnsType? type = text[(space + 1)..] switch
        {
            "A" => DnsType.A,
            "AAAA" => DnsType.Aaaa,
            "PTR" => DnsType.Ptr,
            "MX" => DnsType.Mx,
            "TXT" => DnsType.Txt,
            _ => null,
        };
        if (space < 1 || type is not { } known)
        {
            throw row.Wrong(text, "is not a question such as \"www.example.org A\"");
        }

        var status = row.NeededText("status");
        if (DnsStatusText.Find(status) is not { } ended)
        {
            throw row.Wrong(status, "is not a status");
        }

        return new DnsAnswer(
            DnsQuestion.Of(text[..space], known), ended, row.Has("answer") ? row.Texts("answer", "record") : throw row.Missing("answer"),
            row.NeededTime("at"), row.NeededText("resolver"))
        {
            Ttl = row.Count("ttl"),
        };
    }
}
