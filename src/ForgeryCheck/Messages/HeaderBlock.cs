using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace ForgeryCheck.Messages;

/// <summary>
/// The header of a message, byte for byte, with the position of each field. It ends before the empty line (RFC 5322 section 2.1), at the end of the
/// input, or at <see cref="MessageLimits.HeaderBytes"/>.
/// </summary>
public sealed class HeaderBlock
{

    internal HeaderBlock(ReadOnlyMemory<byte> bytes, long offset, IReadOnlyList<HeaderField> fields)
    {
        Bytes = bytes;
        Offset = offset;
        Fields = fields is HeaderField[] array ? ImmutableCollectionsMarshal.AsImmutableArray(array) : [.. fields];
    }

    /// <summary>The bytes as read, line ends included.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Where the block begins in the message: after any byte-order mark or blank lines, else 0.</summary>
    public long Offset { get; }

    /// <summary>The fields, top first; lines that are not fields are included, with a name of length 0.</summary>
    public ImmutableArray<HeaderField> Fields { get; }

    /// <summary>Splits a header into fields. Never throws; reads at most to the empty line or <see cref="MessageLimits"/>.</summary>
    /// <param name="bytes">The header, or a message that begins with it; it is not copied.</param>
    /// <param name="offset">Where it begins in the message.</param>
    public static HeaderBlock Parse(ReadOnlyMemory<byte> bytes, long offset = 0)
    {
        bytes = bytes[..Math.Min(bytes.Length, MessageLimits.HeaderBytes)];
        return Parse(bytes, offset, LineEnds.Of(bytes.Span), out _);
    }

    internal static HeaderBlock Parse(ReadOnlyMemory<byte> bytes, long offset, byte lineEnd, out bool whole)
    {
        var fields = HeaderParser.Parse(bytes.Span, lineEnd, out var length, out whole);
        return new HeaderBlock(bytes[..length], offset, fields);
    }

    /// <summary>A field's value, folds included.</summary>
    public ReadOnlyMemory<byte> Value(HeaderField field) => Bytes.Slice(field.ValueStart, field.ValueLength);

    /// <summary>A field's name as written.</summary>
    public ReadOnlySpan<byte> Name(HeaderField field) => Bytes.Span.Slice(field.Start, field.NameLength);

    /// <summary>Whether a field has the given name, ignoring case (RFC 5322 section 1.2.2).</summary>
    public bool Is(HeaderField field, ReadOnlySpan<byte> name) => Is(Bytes.Span, field, name);

    /// <summary>The first field with a name.</summary>
    public HeaderField? Find(ReadOnlySpan<byte> name)
    {
        var bytes = Bytes.Span;
        foreach (ref readonly var field in Fields.AsSpan())
        {
            if (Is(bytes, field, name))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The unfolded text of the first field with a name; null if there is none. Encoded words are left as they are.</summary>
    public string? Text(ReadOnlySpan<byte> name) => Find(name) is { } field ? Text(field) : null;

    /// <summary>The unfolded text of a field. Encoded words are left as they are.</summary>
    public string Text(HeaderField field) => Trace.TraceText.Unfold(Value(field).Span).Trim();

    /// <summary>The same over the bytes of the header, for loops over all fields. Length and first letter rule out nearly all of them.</summary>
    internal static bool Is(ReadOnlySpan<byte> bytes, in HeaderField field, ReadOnlySpan<byte> name) =>
        field.NameLength == name.Length && !name.IsEmpty && ((bytes[field.Start] ^ name[0]) & ~0x20) == 0
        && Ascii.EqualsIgnoreCase(bytes.Slice(field.Start, field.NameLength), name);
}
