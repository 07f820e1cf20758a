using ForgeryCheck.Messages;

namespace ForgeryCheck.Signatures;

/// <summary>The ARC fields with one number, as written.</summary>
internal sealed class WrittenArcSet(int instance)
{
    // More than any host writes, and as much as a reader reads.
    private const int ResultBytes = 4096;

    private HeaderField? _results;

    /// <summary>The number.</summary>
    internal int Instance => instance;

    /// <summary>Its ARC-Authentication-Results.</summary>
    internal HeaderField Results => _results ?? default;

    /// <summary>Its ARC-Message-Signature.</summary>
    internal SignatureTags? Message { get; private set; }

    /// <summary>Its ARC-Seal.</summary>
    internal SignatureTags? Seal { get; private set; }

    /// <summary>Whether all three are there.</summary>
    internal bool IsComplete => _results is not null && Message is not null && Seal is not null;

    /// <summary>The host and what it found (RFC 8617 section 4.1.1: after i=, as in RFC 8601 section 2.2).</summary>
    internal (string AuthServId, string Text) ReadResults(HeaderBlock header)
    {
        var value = header.Value(Results).Span;
        var parts = TraceText.Unfold(value[..Math.Min(value.Length, ResultBytes)]).Split(';', 3, StringSplitOptions.TrimEntries);
        return (parts.Length > 1 ? parts[1].Split(' ')[0] : "", parts.Length > 2 ? parts[2] : "");
    }

    /// <summary>Adds a field; false if there is one of its kind.</summary>
    internal bool TryAdd(HeaderBlock header, HeaderField field)
    {
        if (field.NameLength == SealName.Length)
        {
            var isFirst = Seal is null;
            Seal ??= SignatureReader.Read(header, field, SignatureKind.ArcSeal);
            return isFirst;
        }

        if (field.NameLength == MessageName.Length)
        {
            var isFirst = Message is null;
            Message ??= SignatureReader.Read(header, field, SignatureKind.ArcMessage);
            return isFirst;
        }

        var isOnly = _results is null;
        _results ??= field;
        return isOnly;
    }

    /// <summary>Whether a field is one of the three.</summary>
    internal static bool IsArc(HeaderBlock header, HeaderField field) =>
        header.Is(field, SealName) || header.Is(field, MessageName) || header.Is(field, ResultsName);

    /// <summary>The number of a field; 0 if it has none. In all three, i= comes before any text that could hold another (section 4.1.1).</summary>
    internal static int InstanceOf(HeaderBlock header, HeaderField field)
    {
        var value = header.Value(field).Span;
        return ArcInstance.Of(TraceText.Unfold(TagList.Value(value[..Math.Min(value.Length, SignatureLimits.FieldBytes)], "i"u8)));
    }

    internal static ReadOnlySpan<byte> SealName => "ARC-Seal"u8;

    internal static ReadOnlySpan<byte> MessageName => "ARC-Message-Signature"u8;

    internal static ReadOnlySpan<byte> ResultsName => "ARC-Authentication-Results"u8;
}
