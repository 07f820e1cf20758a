using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes values from mail, null if there is none. Plain values stay readable ("&lt;a@example.org&gt;", "+0200", "Grüße"); a value with anything that
/// could mislead a terminal or a reader is escaped to ASCII.
/// </summary>
internal static class JsonText
{
    // Doubles of at most 15 digits are written as whole numbers are, without an exponent.
    private const long MaxWhole = 1_000_000_000_000_000;

    /// <summary>A writer whose output is the same on every system.</summary>
    internal static Utf8JsonWriter WriterOver(IBufferWriter<byte> output, bool indented) => new(output, new JsonWriterOptions
    {
        Indented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, string? value)
    {
        if (value is null || IsPlain(value))
        {
            json.WriteString(key, value);
        }
        else
        {
            json.WriteString(key, Encode(value));
        }
    }

    /// <summary>A value under a key; nothing if there is none.</summary>
    internal static void PutKnown(this Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.Put(JsonEncodedText.Encode(key), value);
        }
    }

    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, IReadOnlyList<string> values)
    {
        json.WriteStartArray(key);
        // Lists of one or two are frequent: by index they need no enumerator.
        for (var i = 0; i < values.Count; i++)
        {
            json.PutText(values[i]);
        }

        json.WriteEndArray();
    }

    /// <summary>A text of ours that many reports have, such as a rule's name.</summary>
    internal static void PutRepeated(this Utf8JsonWriter json, JsonEncodedText key, string? text)
    {
        if (text is null)
        {
            json.WriteNull(key);
        }
        else
        {
            json.WriteString(key, RepeatedTexts.Encoded(text));
        }
    }

    /// <summary>A list of such texts.</summary>
    internal static void PutRepeated(this Utf8JsonWriter json, JsonEncodedText key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        for (var i = 0; i < texts.Count; i++)
        {
            json.WriteStringValue(RepeatedTexts.Encoded(texts[i]));
        }

        json.WriteEndArray();
    }

    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(key);
        for (var i = 0; i < numbers.Count; i++)
        {
            json.WriteNumberValue(numbers[i]);
        }

        json.WriteEndArray();
    }

    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, HostAddress? address)
    {
        if (address is not { } known)
        {
            json.WriteNull(key);
            return;
        }

        Span<byte> text = stackalloc byte[HostAddress.MostLetters];
        json.WriteString(key, text[..known.Write(text)]);
    }

    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, DateTimeOffset? time)
    {
        if (time is not { } t)
        {
            json.WriteNull(key);
            return;
        }

        Span<byte> text = stackalloc byte[ReportTime.Length];
        json.WriteString(key, text[..ReportTime.Write(t, text)]);
    }

    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, long? number)
    {
        if (number is { } n)
        {
            json.WriteNumber(key, n);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    /// <summary>A number; JSON has no infinity. Most are whole: written as such they need no search for their shortest form.</summary>
    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, double? number)
    {
        if (number is not { } n || !double.IsFinite(n))
        {
            json.WriteNull(key);
        }
        else if ((long)n is var whole and > -MaxWhole and < MaxWhole && BitConverter.DoubleToInt64Bits(whole) == BitConverter.DoubleToInt64Bits(n))
        {
            json.WriteNumber(key, whole);
        }
        else
        {
            json.WriteNumber(key, n);
        }
    }

    /// <summary>A value of a Received line.</summary>
    internal static void Put(this Utf8JsonWriter json, JsonEncodedText key, ReceivedLine line, TraceField field)
    {
        if (line.Has(field))
        {
            json.PutUnfolded(key, line.Raw(field));
        }
        else
        {
            json.WriteNull(key);
        }
    }

    /// <summary>Bytes of the mail, with folds turned into single spaces. Most are ASCII, which needs no decoding.</summary>
    internal static void PutUnfolded(this Utf8JsonWriter json, JsonEncodedText key, ReadOnlySpan<byte> bytes)
    {
        var buffer = bytes.Length <= 1024 ? stackalloc byte[bytes.Length] : new byte[bytes.Length];
        var unfolded = TraceText.Unfold(bytes, buffer).Trim((byte)' ');
        if (Ascii.IsValid(unfolded))
        {
            json.WriteString(key, unfolded);
        }
        else
        {
            json.Put(key, TraceText.Decode(unfolded));
        }
    }

    /// <summary>A value in an array.</summary>
    internal static void PutText(this Utf8JsonWriter json, string value)
    {
        if (IsPlain(value))
        {
            json.WriteStringValue(value);
        }
        else
        {
            json.WriteStringValue(Encode(value));
        }
    }

    /// <summary>A value as it is written.</summary>
    internal static JsonEncodedText Encode(string value) => IsPlain(value)
        ? JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
        // Lone surrogates, which JSON cannot carry (RFC 8259 section 8.2), become U+FFFD when converted to UTF-8.
        : JsonEncodedText.Encode(Encoding.UTF8.GetBytes(value), JavaScriptEncoder.Default);

    private static bool IsPlain(string value) => Ascii.IsValid(value) || SafeText.IsSafe(value);
}
