using System.Text.Json;

namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>The places in one message: header fields, as bytes and as lines.</summary>
internal sealed class SarifRegions(Report report)
{
    private const int MostOfSnippet = 4096;

    private readonly ReadOnlyMemory<byte> _header = report.Header?.Bytes ?? default;
    private int[]? _lineEnds;

    /// <summary>The Received field with a number.</summary>
    internal (int Start, int Length)? Line(int number) =>
        number >= 1 && number <= report.Hops.Count && report.Hops[number - 1] is var hop ? (hop.Field.Start, HopText.FieldLength(hop)) : null;

    /// <summary>The field that contains a place in the message.</summary>
    internal (int Start, int Length)? FieldAt(long? offset)
    {
        foreach (var field in report.Header?.Fields ?? [])
        {
            if (offset - report.HeaderOffset is { } at && at >= field.Start && at < field.Start + field.Length)
            {
                return (field.Start, field.ValueStart - field.Start + field.ValueLength);
            }
        }

        return null;
    }

    /// <summary>Writes the property "region".</summary>
    internal void Write(Utf8JsonWriter json, (int Start, int Length) field)
    {
        var (start, length) = field;
        var isKnown = start >= 0 && start + length <= _header.Length;
        json.WriteStartObject("region");
        if (isKnown && AreLines(start, length))
        {
            json.WriteNumber("startLine", LineOf(start));
            json.WriteNumber("endLine", LineOf(start + length));
        }

        json.WriteNumber("byteOffset", report.HeaderOffset + start);
        json.WriteNumber("byteLength", length);
        if (isKnown && length <= MostOfSnippet)
        {
            json.WriteStartObject("snippet");
            json.PutKnown("text", TraceText.Decode(_header.Span.Slice(start, length)));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // A region without columns is made of whole lines. What precedes the header may be empty lines; and of a repaired header the lines are not those of the file.
    private bool AreLines(int start, int length)
    {
        var before = _header.Span[..start];
        var after = _header.Span[(start + length)..];
        return report is { HeaderOffset: 0, Repairs: null } && (before.IsEmpty || before[^1] == '\n') && (after.IsEmpty || after[0] == '\n' || after.StartsWith("\r\n"u8));
    }

    private int LineOf(int offset)
    {
        _lineEnds ??= LineEnds(_header.Span);
        var index = Array.BinarySearch(_lineEnds, offset);
        return 1 + (index < 0 ? ~index : index);
    }

    private static int[] LineEnds(ReadOnlySpan<byte> text)
    {
        var ends = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                ends.Add(i);
            }
        }

        return [.. ends];
    }
}
