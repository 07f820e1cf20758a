using System.Text;

namespace ForgeryCheck.Messages;

/// <summary>
/// The header of a message, byte for byte, with the place of each field. It ends before the empty line (RFC 5322 section 2.1),
/// at the end of the input, or at <see cref="MessageLimits.HeaderBytes"/>.
/// </summary>
public sealed class HeaderBlock
{
    internal HeaderBlock(ReadOnlyMemory<byte> bytes, long offset, IReadOnlyList<HeaderField> fields)
    {
        Bytes = bytes;
        Offset = offset;
        Fields = fields;
    }

    /// <summary>The bytes as they were read, with their line ends.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Where the block begins in the message: after a byte-order mark or junk lines, else 0.</summary>
    public long Offset { get; }

    /// <summary>The fields, top first.</summary>
    public IReadOnlyList<HeaderField> Fields { get; }

    /// <summary>A field's value, folds and all.</summary>
    public ReadOnlyMemory<byte> Value(HeaderField field) => Bytes.Slice(field.ValueStart, field.ValueLength);

    /// <summary>A field's name as written.</summary>
    public ReadOnlySpan<byte> Name(HeaderField field) => Bytes.Span.Slice(field.Start, field.NameLength);

    /// <summary>Whether a field has the given name; case does not count (RFC 5322 section 1.2.2).</summary>
    public bool Is(HeaderField field, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(Name(field), name);

    /// <summary>The first field of a name.</summary>
    public HeaderField? Find(ReadOnlySpan<byte> name)
    {
        foreach (var field in Fields)
        {
            if (Is(field, name))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The unfolded text of the first field of a name; null where there is none. Encoded words stay as they are.</summary>
    public string? Text(ReadOnlySpan<byte> name) => Find(name) is { } field ? Text(field) : null;

    /// <summary>The unfolded text of a field. Encoded words stay as they are.</summary>
    public string Text(HeaderField field) => Trace.TraceText.Unfold(Value(field).Span).Trim();
}
