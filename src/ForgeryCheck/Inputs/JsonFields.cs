using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Inputs;

/// <summary>Reads the values of JSON that hold a header or a message.</summary>
internal static class JsonFields
{
    /// <summary>Whether a property has a name, in whatever case: Microsoft Graph writes "name", Outlook REST and PowerShell write "Name".</summary>
    internal static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? reader.ValueTextEquals(name) : Ascii.EqualsIgnoreCase(reader.ValueSpan, name);

    /// <summary>
    /// The header that an array of objects with a name and a value gives, in the order of the message; null if it is none. Of a part of a message the
    /// Gmail API gives the header, too: most have none of the fields that every message has.
    /// </summary>
    /// <param name="reader">At the start of the array; left at its end.</param>
    /// <param name="isHeader">Set as soon as a field shows that it is the header of a message.</param>
    internal static byte[]? Read(ref Utf8JsonReader reader, ref bool isHeader)
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
                var isName = IsNamed(ref reader, "name"u8);
                var isValue = IsNamed(ref reader, "value"u8);
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
                isHeader |= isMessage;
                Write(header, name, value);
            }
        }

        return isMessage ? header.WrittenSpan.ToArray() : null;
    }

    /// <summary>The message that a string encodes in base64url or base64 (RFC 4648 sections 4 and 5); null if it encodes none.</summary>
    internal static byte[]? Decode(ref Utf8JsonReader reader)
    {
        var text = new byte[reader.ValueSpan.Length];
        try
        {
            text = text[..reader.CopyString(text)];
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        text.AsSpan().Replace((byte)'+', (byte)'-');
        text.AsSpan().Replace((byte)'/', (byte)'_');
        var message = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromUtf8(text, message, out _, out var length) == OperationStatus.Done
            && Content.Recognise(message.AsSpan(0, length)).Kind == ContentKind.Message
            ? message[..length]
            : null;
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
