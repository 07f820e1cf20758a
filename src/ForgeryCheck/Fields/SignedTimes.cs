using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>The times in DKIM and ARC signatures, in milliseconds since 1970; nobody can change them without breaking the signature.</summary>
internal sealed record SignedTimes
{
    /// <summary>When the first signature or seal was made; null if unknown.</summary>
    internal long? Earliest { get; private init; }

    /// <summary>The field with that time.</summary>
    internal HeaderField? EarliestField { get; private init; }

    /// <summary>The earliest expiry of a signature (RFC 6376 section 3.5, x=).</summary>
    internal long? Expiry { get; private init; }

    /// <summary>The field with that expiry.</summary>
    internal HeaderField? ExpiryField { get; private init; }

    internal static SignedTimes Read(FieldFacts message)
    {
        var times = new SignedTimes();
        foreach (var field in message.Fields)
        {
            if (field.Kind is not (FieldKind.Signature or FieldKind.ArcSeal))
            {
                continue;
            }

            var value = message.Header.Value(field.Field).Span;
            if (TagList.Time(value, "t"u8) is { } made && !(made >= times.Earliest))
            {
                times = times with { Earliest = made, EarliestField = field.Field };
            }

            if (TagList.Time(value, "x"u8) is { } end && !(end >= times.Expiry))
            {
                times = times with { Expiry = end, ExpiryField = field.Field };
            }
        }

        return times;
    }
}
