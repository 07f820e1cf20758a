using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>The times in DKIM and ARC signatures, in milliseconds since 1970; nobody can change them without breaking the signature.</summary>
internal sealed class SignedTimes
{
    private readonly List<SignedField> _all = [];

    private SignedTimes()
    {
    }

    /// <summary>The signatures and seals that say when they were made, top first.</summary>
    internal IReadOnlyList<SignedField> All => _all;

    /// <summary>When the first signature or seal was made; null if unknown.</summary>
    internal long? Earliest { get; private set; }

    /// <summary>The field with that time.</summary>
    internal HeaderField? EarliestField { get; private set; }

    /// <summary>The earliest expiry of a signature (RFC 6376 section 3.5, x=).</summary>
    internal long? Expiry { get; private set; }

    /// <summary>The field with that expiry.</summary>
    internal HeaderField? ExpiryField { get; private set; }

    internal static SignedTimes Read(FieldFacts message)
    {
        var times = new SignedTimes();
        foreach (var field in message.Fields)
        {
            if (field.Kind is FieldKind.Signature or FieldKind.ArcSeal)
            {
                times.Add(field, message.Header.Value(field.Field).Span);
            }
        }

        return times;
    }

    private void Add(TellingField field, ReadOnlySpan<byte> value)
    {
        if (TagList.Time(value, "t"u8) is { } made)
        {
            _all.Add(new SignedField(field, made));
            (Earliest, EarliestField) = made >= Earliest ? (Earliest, EarliestField) : (made, field.Field);
        }

        if (TagList.Time(value, "x"u8) is { } end && !(end >= Expiry))
        {
            (Expiry, ExpiryField) = (end, field.Field);
        }
    }
}
