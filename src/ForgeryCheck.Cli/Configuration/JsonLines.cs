using System.Text.Json;
using System.Text.Unicode;
using ForgeryCheck.Cli.Conventions;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>Reads a JSON file written by hand: comments and trailing commas are allowed, and every value knows its line.</summary>
internal ref struct JsonLines
{
    // A file, its sections, their lists, and the entries under "suppress".
    private const int MostLevels = 4;

    private readonly string _file;
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private int _counted;
    private int _line = 1;

    private JsonLines(ReadOnlySpan<byte> bytes, string file)
    {
        _file = file;
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="UsageException">It is damaged; the message names the file and the line.</exception>
    internal static JsonValue Read(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (!Utf8.IsValid(bytes))
        {
            throw new UsageException($"{file}: is not UTF-8 text");
        }

        var lines = new JsonLines(bytes, file);
        try
        {
            lines._reader.Read();
            var value = lines.Value(0);
            // What follows the value is no JSON, and the reader says so.
            lines._reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            var reason = e.Message.Split(" LineNumber: ", 2)[0].TrimEnd('.');
            throw new UsageException($"{file}:{e.LineNumber + 1}: is not valid JSON: {reason}", e);
        }
    }

    private JsonValue Value(int level)
    {
        var (kind, line) = (_reader.TokenType, Line());
        if (kind is JsonTokenType.StartArray or JsonTokenType.StartObject && level == MostLevels)
        {
            throw Wrong(line, "is nested too deeply");
        }

        return kind switch
        {
            JsonTokenType.StartArray => new JsonValue(kind, line) { Items = Items(level) },
            JsonTokenType.StartObject => new JsonValue(kind, line) { Members = Members(level) },
            JsonTokenType.String => new JsonValue(kind, line) { Text = Text(line) },
            JsonTokenType.Number => new JsonValue(kind, line) { Text = System.Text.Encoding.UTF8.GetString(_reader.ValueSpan) },
            _ => new JsonValue(kind, line),
        };
    }

    private List<JsonValue> Items(int level)
    {
        List<JsonValue> items = [];
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(level + 1));
        }

        return items;
    }

    private List<(string Key, int Line, JsonValue Value)> Members(int level)
    {
        List<(string, int, JsonValue)> members = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var line = Line();
            var key = Text(line);
            if (!seen.Add(key))
            {
                throw Wrong(line, $"the key \"{key}\" is given twice");
            }

            _reader.Read();
            members.Add((key, line, Value(level + 1)));
        }

        return members;
    }

    private string Text(int line)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // RFC 8259 section 8.2: half a surrogate pair can be written, and is no character.
            throw Wrong(line, "a string contains an unpaired surrogate");
        }
    }

    private int Line()
    {
        var start = (int)_reader.TokenStartIndex;
        _line += _bytes[_counted..start].Count((byte)'\n');
        _counted = start;
        return _line;
    }

    private readonly UsageException Wrong(int line, string what) => new($"{_file}:{line}: {what}");
}
