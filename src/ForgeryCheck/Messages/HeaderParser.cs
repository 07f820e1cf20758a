using System.Buffers;

namespace ForgeryCheck.Messages;

/// <summary>
/// Splits a header into fields in one pass. MimeKit's parser is not used: it reads whole messages from its own stream, allocates several objects per
/// field and does not bound what it keeps. Here a field is five numbers, and offsets are those of the input.
/// </summary>
internal static class HeaderParser
{
    // ftext of RFC 5322 sections 2.2 and 3.6.8: printable ASCII except the colon.
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create([.. Enumerable.Range(33, 94).Where(c => c != ':').Select(c => (byte)c)]);

    /// <summary>
    /// The fields up to the empty line. A line that begins with white space continues the field above it, even if it is all white space (RFC 5322
    /// section 4.2, obs-FWS): such a line does not end the header. A line that is not a field gets name length 0 and parsing continues below it, as
    /// in MimeKit: one junk line must not hide the fields that follow.
    /// </summary>
    /// <param name="bytes">The header; anything after an empty line is ignored.</param>
    /// <param name="lineEnd">The byte that ends lines.</param>
    /// <param name="length">The number of bytes up to the empty line.</param>
    /// <param name="whole">False if there were more fields than <see cref="MessageLimits.Fields"/>.</param>
    internal static HeaderField[] Parse(ReadOnlySpan<byte> bytes, byte lineEnd, out int length, out bool whole)
    {
        var fields = ArrayPool<HeaderField>.Shared.Rent(128);
        var count = 0;
        var at = 0;
        whole = true;
        while (at < bytes.Length && !LineEnds.StartsEmpty(bytes[at..], lineEnd))
        {
            var next = EndOfField(bytes, at, lineEnd);
            if (count < MessageLimits.Fields)
            {
                if (count == fields.Length)
                {
                    fields = Grow(fields);
                }

                fields[count++] = Field(bytes, at, next);
            }
            else
            {
                whole = false;
            }

            at = next;
        }

        length = at;
        var result = fields.AsSpan(0, count).ToArray();
        ArrayPool<HeaderField>.Shared.Return(fields);
        return result;
    }

    /// <summary>
    /// The length of the field name at the start of a line; 0 if the line is not a field. "Subject : x" is one (RFC 5322 section 4.5).
    /// </summary>
    internal static int NameLength(ReadOnlySpan<byte> line, out int colon)
    {
        colon = -1;
        var name = line.IndexOfAnyExcept(NameBytes);
        if (name <= 0)
        {
            return 0;
        }

        var afterSpace = line[name..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (afterSpace < 0 || line[name + afterSpace] != ':')
        {
            return 0;
        }

        colon = name + afterSpace;
        return name;
    }

    private static HeaderField Field(ReadOnlySpan<byte> bytes, int start, int next)
    {
        var field = bytes[start..next];
        var name = NameLength(field, out var colon);
        var value = name == 0 ? 0 : colon + 1;
        var end = Math.Max(value, LineEnds.Trim(field).Length);
        return new HeaderField(start, name, start + value, end - value, field.Length);
    }

    private static int EndOfField(ReadOnlySpan<byte> bytes, int at, byte lineEnd)
    {
        do
        {
            var end = bytes[at..].IndexOf(lineEnd);
            if (end < 0)
            {
                return bytes.Length;
            }

            at += end + 1;
        }
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t');

        return at;
    }

    private static HeaderField[] Grow(HeaderField[] fields)
    {
        var larger = ArrayPool<HeaderField>.Shared.Rent(fields.Length * 2);
        fields.CopyTo(larger, 0);
        ArrayPool<HeaderField>.Shared.Return(fields);
        return larger;
    }
}
