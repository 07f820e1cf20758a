using System.Globalization;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports;

/// <summary>
/// Shows the bytes that a finding rests on, marked in the field that holds them; the lines that it names, if there is no single place. Long fields are
/// shown around the place only.
/// </summary>
internal sealed class HtmlEvidence(HtmlPage page)
{
    private const int Around = 240;
    private const int MostMarked = 600;
    private const int MostLines = 3;

    internal void Write(Report report, Finding finding)
    {
        if (report.Header is not { } header)
        {
            return;
        }

        if (finding is { Start: { } start, Length: { } length } && FieldAt(header, start - header.Offset) is { } field)
        {
            var first = (int)(start - header.Offset);
            var where = LineOf(report, field) is { } number ? Format($"line {number}") : "a header field";
            page.Markup("<p class=\"place\">").Text(Format($"{length:#,0} byte{(length == 1 ? "" : "s")} from byte {start:#,0} of the message, in {where}:")).Markup("</p>\n");
            WriteField(header, field, first, first + length);
            return;
        }

        foreach (var number in finding.Lines.Take(MostLines))
        {
            if (number >= 1 && number <= report.Hops.Count)
            {
                var hop = report.Hops[number - 1];
                page.Markup("<p class=\"place\">").Text(Format($"line {number}, from byte {header.Offset + hop.Field.Start:#,0} of the message:")).Markup("</p>\n");
                WriteField(header, hop.Field, hop.Field.Start, hop.Field.Start);
            }
        }
    }

    private static HeaderField? FieldAt(HeaderBlock header, long offset)
    {
        foreach (var field in header.Fields)
        {
            if (field.Start <= offset && offset < field.Start + field.Length)
            {
                return field;
            }
        }

        return null;
    }

    private static int? LineOf(Report report, HeaderField field)
    {
        foreach (var hop in report.Hops)
        {
            if (hop.Field.Start == field.Start)
            {
                return hop.Number;
            }
        }

        return null;
    }

    private void WriteField(HeaderBlock header, HeaderField field, int from, int to)
    {
        var bytes = header.Bytes.Span[..Math.Min(header.Bytes.Length, field.ValueStart + field.ValueLength)];
        var whole = bytes[field.Start..];
        var isUtf8 = System.Text.Unicode.Utf8.IsValid(whole);

        // Where the place begins or ends within a character, the whole of it is marked.
        var markStart = Math.Clamp(from - field.Start, 0, whole.Length);
        markStart = isUtf8 ? FieldText.Back(whole, markStart) : markStart;
        var markEnd = Math.Clamp(to - field.Start, markStart, whole.Length);
        markEnd = isUtf8 && markEnd > markStart ? FieldText.Ahead(whole, markEnd) : markEnd;

        var begin = markStart <= Around ? 0 : markStart - Around;
        begin = isUtf8 ? FieldText.Back(whole, begin) : begin;
        var end = Math.Min(whole.Length, Math.Max(markEnd, begin) + Around);
        end = isUtf8 ? FieldText.Ahead(whole, end) : end;

        page.Markup("<code class=\"field\">").Markup(begin > 0 ? "<span class=\"soft\">… </span>" : "");
        WriteBytes(whole[begin..markStart], isUtf8);
        if (markEnd > markStart)
        {
            page.Markup("<mark>");
            WriteMarked(whole[markStart..markEnd], isUtf8);
            page.Markup("</mark>");
        }

        WriteBytes(whole[markEnd..end], isUtf8);
        page.Markup(end < whole.Length ? "<span class=\"soft\"> …</span></code>\n" : "</code>\n");
    }

    private void WriteMarked(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        if (bytes.Length <= MostMarked)
        {
            WriteBytes(bytes, isUtf8);
            return;
        }

        const int half = MostMarked / 2;
        WriteBytes(bytes[..(isUtf8 ? FieldText.Ahead(bytes, half) : half)], isUtf8);
        page.Text(" … ");
        WriteBytes(bytes[(isUtf8 ? FieldText.Back(bytes, bytes.Length - half) : bytes.Length - half)..], isUtf8);
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        var text = FieldText.Decode(bytes, isUtf8);
        while (text.Length > 0)
        {
            var fold = FieldText.NextFold(text, out var length);
            page.Text(fold < 0 ? text : text[..fold], int.MaxValue);
            if (fold < 0)
            {
                return;
            }

            page.Markup("\n    ");
            text = text[(fold + length)..];
        }
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
