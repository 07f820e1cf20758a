using System.Buffers;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>
/// Finds headers in JSON: the internetMessageHeaders of Microsoft Graph, the headers of the Gmail API. Both are arrays of objects with a name and a value,
/// in the order of the message.
/// </summary>
internal static class HeaderJson
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Whether a text begins as JSON does that may hold a header.</summary>
    internal static bool MayBegin(ReadOnlySpan<byte> text) =>
        text is [(byte)'{' or (byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'{' or (byte)'[', ..];

    /// <summary>The headers in a text, each with the object that it is a member of.</summary>
    /// <param name="json">The text.</param>
    /// <param name="isWhole">Whether it could be read to its end.</param>
    internal static List<(Range Place, byte[] Header)> Read(ReadOnlySpan<byte> json, out bool isWhole)
    {
        var found = new List<(Range, byte[])>();
        try
        {
            Read(json, found);
            isWhole = true;
        }
        catch (JsonException)
        {
            isWhole = false;
        }

        return found;
    }

    private static void Read(ReadOnlySpan<byte> json, List<(Range Place, byte[] Header)> found)
    {
        var start = json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var reader = new Utf8JsonReader(json[start..], Options);
        var objects = new Stack<(int Start, byte[]? Header)>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    objects.Push((start + (int)reader.TokenStartIndex, null));
                    break;
                case JsonTokenType.EndObject:
                    if (objects.Pop() is { Header: { } header } one)
                    {
                        found.Add((one.Start..(start + (int)reader.BytesConsumed), header));
                    }

                    break;
                case JsonTokenType.PropertyName when IsHeader(ref reader):
                    reader.Read();
                    if (reader.TokenType == JsonTokenType.StartArray && Fields(ref reader) is { } fields)
                    {
                        objects.Push((objects.Pop().Start, fields));
                    }
                    else if (reader.TokenType == JsonTokenType.StartObject)
                    {
                        objects.Push((start + (int)reader.TokenStartIndex, null));
                    }

                    break;
            }
        }
    }

    private static bool IsHeader(ref Utf8JsonReader reader) => reader.ValueTextEquals("internetMessageHeaders"u8) || reader.ValueTextEquals("headers"u8);

    // Of a part of a message the Gmail API gives the header, too: it has none of the fields that every message has.
    private static byte[]? Fields(ref Utf8JsonReader reader)
    {
        var header = new ArrayBufferWriter<byte>();
        var isMessage = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            string? name = null, value = null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var isName = reader.ValueTextEquals("name"u8);
                var isValue = reader.ValueTextEquals("value"u8);
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    name = isName ? Text(ref reader) : name;
                    value = isValue ? Text(ref reader) : value;
                }
                else
                {
                    reader.Skip();
                }
            }

            if (name is { Length: > 0 } && value is not null && header.WrittenCount < MessageLimits.HeaderBytes)
            {
                isMessage |= name.Equals("Received", StringComparison.OrdinalIgnoreCase) || name.Equals("From", StringComparison.OrdinalIgnoreCase);
                Write(header, name, value);
            }
        }

        return isMessage ? header.WrittenSpan.ToArray() : null;
    }

    // An escape of half a surrogate pair is no text: .NET throws on it.
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    // A line end in a value continues the field (RFC 5322 section 2.2.3), whatever follows it: a value must not become another field.
    private static void Write(ArrayBufferWriter<byte> header, string name, string value)
    {
        var lines = value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        header.Write(Encoding.UTF8.GetBytes($"{name.ReplaceLineEndings(" ")}: {string.Join("\r\n\t", lines)}\r\n"));
    }
}
