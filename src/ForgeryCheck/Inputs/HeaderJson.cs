using System.Text.Json;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>
/// Finds messages in JSON: the internetMessageHeaders of Microsoft Graph and the headers of the Gmail API, arrays of objects with a name and a value, also
/// such an array alone; and the raw messages of the Gmail API. Objects that have a header and are inside of a message with one are its parts: those that
/// passed a server are messages attached to it, the others repeat fields of the message, as signed parts do (RFC 9788).
/// </summary>
internal sealed class HeaderJson
{
    /// <summary>The Gmail API takes two levels for one of MIME. Reading does not recurse, and keeps little of a level.</summary>
    private const int MaxDepth = 1000;

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        MaxDepth = MaxDepth,
    };

    private readonly List<JsonMessage> _messages = [];
    private readonly Stack<OpenObject> _open = new();
    private bool _hasHeader;

    private HeaderJson()
    {
    }

    /// <summary>The messages, in the order of the text.</summary>
    internal IReadOnlyList<JsonMessage> Messages => _messages;

    /// <summary>Whether there was a header, though perhaps not all of it.</summary>
    internal bool HasHeader => _hasHeader;

    /// <summary>Whether the text could be read to its end.</summary>
    internal bool IsWhole { get; private set; }

    /// <summary>Whether a text begins as JSON does that may hold a header.</summary>
    internal static bool MayBegin(ReadOnlySpan<byte> text) =>
        text is [(byte)'{' or (byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'{' or (byte)'[', ..];

    /// <summary>Finds the messages in a text.</summary>
    internal static HeaderJson Read(ReadOnlySpan<byte> json)
    {
        var found = new HeaderJson();
        try
        {
            found.Scan(json);
            found.IsWhole = true;
        }
        catch (JsonException)
        {
            // What is attached to a message that is cut off must not pass for it.
            var first = found._open.Where(one => one.Header is not null).Select(one => one.Found).DefaultIfEmpty(found._messages.Count).Min();
            found._messages.RemoveRange(first, found._messages.Count - first);
        }

        return found;
    }

    private void Scan(ReadOnlySpan<byte> json)
    {
        var start = json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var reader = new Utf8JsonReader(json[start..], Options);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    Open(start + (int)reader.TokenStartIndex);
                    break;
                case JsonTokenType.EndObject:
                    Close(start + (int)reader.BytesConsumed);
                    break;
                case JsonTokenType.StartArray when reader.CurrentDepth == 0:
                    var first = start + (int)reader.TokenStartIndex;
                    if (TakeFields(ref reader) is { } alone)
                    {
                        _messages.Add(new JsonMessage(first..(start + (int)reader.BytesConsumed), alone, IsRaw: false, []));
                    }

                    break;
                case JsonTokenType.PropertyName when JsonFields.IsNamed(ref reader, "internetMessageHeaders"u8) || JsonFields.IsNamed(ref reader, "headers"u8):
                    reader.Read();
                    if (reader.TokenType == JsonTokenType.StartArray && JsonFields.Read(ref reader, ref _hasHeader) is { } fields)
                    {
                        _open.Push(_open.Pop() with { Header = fields });
                    }
                    else if (reader.TokenType == JsonTokenType.StartObject)
                    {
                        Open(start + (int)reader.TokenStartIndex);
                    }

                    break;
                case JsonTokenType.PropertyName when JsonFields.IsNamed(ref reader, "raw"u8):
                    reader.Read();
                    if (reader.TokenType == JsonTokenType.String && JsonFields.Decode(ref reader) is { } raw)
                    {
                        _hasHeader = true;
                        _open.Push(_open.Pop() with { Raw = raw });
                    }
                    else if (reader.TokenType == JsonTokenType.StartObject)
                    {
                        Open(start + (int)reader.TokenStartIndex);
                    }

                    break;
            }
        }
    }

    private void Open(int start) => _open.Push(new OpenObject(start, _messages.Count, null, null));

    private void Close(int end)
    {
        var one = _open.Pop();
        if (one.Header is { } header)
        {
            var parts = _messages[one.Found..];
            _messages.RemoveRange(one.Found, parts.Count);
            _messages.Add(new JsonMessage(one.Start..end, header, IsRaw: false, Attached(parts)));
        }
        else if (one.Raw is { } raw)
        {
            _messages.Add(new JsonMessage(one.Start..end, raw, IsRaw: true, []));
        }
    }

    // One more than are read, so that it is noted; the parts of parts are gathered level by level.
    private static List<JsonMessage> Attached(List<JsonMessage> parts) =>
        [.. parts.SelectMany(part => HasTrace(part) ? [part] : part.Attached).Take(MessageLimits.Attached + 1)];

    private static bool HasTrace(JsonMessage message) => message.IsRaw || HeaderBlock.Parse(message.Bytes).Find("Received"u8) is not null;

    /// <summary>Takes an array if it is a header; reads nothing if it is another.</summary>
    private byte[]? TakeFields(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        try
        {
            if (JsonFields.Read(ref ahead, ref _hasHeader) is { } header)
            {
                reader = ahead;
                return header;
            }
        }
        catch (JsonException)
        {
            // The messages in front of the fault are still to be read.
        }

        return null;
    }

    /// <summary>An object whose end was not reached yet.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="Found">The number of messages found before it.</param>
    /// <param name="Header">Its header, if it has one.</param>
    /// <param name="Raw">Its message, if it has one.</param>
    private readonly record struct OpenObject(int Start, int Found, byte[]? Header, byte[]? Raw);
}
