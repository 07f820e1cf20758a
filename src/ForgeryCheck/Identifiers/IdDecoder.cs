using ForgeryCheck.RuleData;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Decodes the ids of Received lines and Message-IDs. An id is decoded as one of the product that the line names, since other programs' counters look
/// like clocks; a decoding by shape alone is kept apart, and may only support a line. Thread-safe.
/// </summary>
internal sealed class IdDecoder
{
    private readonly KnownIds _known;
    private readonly IdentifierKind[] _exchangeOnline;

    /// <summary>Creates a decoder with its tables.</summary>
    public IdDecoder(KnownIds known, ExchangeBuilds builds)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(builds);
        _known = known;
        _exchangeOnline = [new ExchangeOnline(builds)];
    }

    /// <summary>Loads the tables of rules/.</summary>
    /// <exception cref="FormatException">A table is invalid; the message is one line that says what and where.</exception>
    public static IdDecoder Load(RuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new IdDecoder(
            new KnownIds(files.Read(KnownIds.FileName) ?? "{}"u8.ToArray(), files.NameOf(KnownIds.FileName)),
            new ExchangeBuilds(files.Read(ExchangeBuilds.FileName) ?? "{}"u8.ToArray(), files.NameOf(ExchangeBuilds.FileName)));
    }

    /// <summary>Decodes the id of a line. Never throws, whatever the line contains.</summary>
    public IdReading Read(ReceivedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var id = line.BareId;
        if (id.IsEmpty)
        {
            return default;
        }

        var (product, brand) = IdBrands.Of(line, id);
        if (_known.Has(id, line))
        {
            return new IdReading { Product = product, Brand = brand, IsConstant = true };
        }

        var context = IdContext.Of(line);
        IdentifierKind? kind = null;
        var decoded = default(DecodedId);
        var kinds = KindsOf(product);
        var validity = kinds.Length == 0 ? IdValidity.Unknown : Best(id, kinds, context, out decoded, out kind);
        if (validity == IdValidity.Valid)
        {
            return new IdReading { Product = product, Brand = brand, Validity = validity, Kind = kind, Decoded = decoded };
        }

        return new IdReading
        {
            Product = product,
            Brand = brand,
            Validity = validity == IdValidity.Foreign && !IdKinds.IsClosed(product!) ? IdValidity.Unknown : validity,
            Kind = kind,
            Shape = Best(id, IdKinds.Shapes, context, out var shape, out _) == IdValidity.Valid ? shape : null,
        };
    }

    /// <summary>Decodes a Message-ID. It names no product, so its <see cref="IdReading.Kind"/> is the one that its shape suggests.</summary>
    /// <param name="messageId">The id, with or without angle brackets.</param>
    /// <param name="near">The time of the Date field, in milliseconds since 1970; null if there is none.</param>
    /// <param name="offsetMinutes">The zone of the Date field.</param>
    public static IdReading ReadMessageId(ReadOnlySpan<byte> messageId, long? near, int? offsetMinutes)
    {
        var id = messageId.Trim("<> \t\r\n"u8);
        var at = id.LastIndexOf((byte)'@');
        var host = at >= 0 ? id[(at + 1)..] : default;
        var left = at >= 0 ? id[..at] : id;
        var context = new IdContext { Near = near, OffsetMinutes = offsetMinutes, Host = host };
        var impossible = default(IdentifierKind);
        foreach (var kind in IdKinds.MessageIds)
        {
            switch (kind.Decode(left, context, out var decoded))
            {
                case IdValidity.Valid:
                    return new IdReading { Product = kind.Product, Brand = IdBrand.Inferred, Validity = IdValidity.Valid, Kind = kind, Decoded = decoded };
                case IdValidity.Impossible:
                    impossible ??= kind;
                    break;
                default:
                    break;
            }
        }

        return impossible is null ? default
            : new IdReading { Product = impossible.Product, Brand = IdBrand.Inferred, Validity = IdValidity.Impossible, Kind = impossible };
    }

    /// <summary>
    /// The kind that decodes the id best. Two may: "SAA0000008029" encodes an hour, and also a clock of Sendmail 8.11. The one nearer to the line's
    /// date is chosen, giving the line the benefit of the doubt.
    /// </summary>
    private static IdValidity Best(ReadOnlySpan<byte> id, IdentifierKind[] kinds, in IdContext context, out DecodedId best, out IdentifierKind? kind)
    {
        best = default;
        kind = null;
        var validity = IdValidity.Foreign;
        var distance = long.MaxValue;
        foreach (var candidate in kinds)
        {
            var said = candidate.Decode(id, context, out var decoded);
            if (said == IdValidity.Impossible && validity == IdValidity.Foreign)
            {
                validity = said;
                kind = candidate;
            }
            else if (said == IdValidity.Valid)
            {
                var skew = context.Near is { } near && decoded.SkewFrom(near) is { } away ? Math.Abs(away) : long.MaxValue - 1;
                if (skew < distance)
                {
                    (validity, kind, best, distance) = (said, candidate, decoded, skew);
                }
            }
        }

        return validity;
    }

    private IdentifierKind[] KindsOf(string? product) => product switch
    {
        ProductName.Sendmail => IdKinds.Sendmail,
        ProductName.Postfix => IdKinds.Postfix,
        ProductName.Exim => IdKinds.Exim,
        ProductName.Dovecot => IdKinds.Dovecot,
        ProductName.Gmail => IdKinds.Google,
        ProductName.OutlookCom => _exchangeOnline,
        ProductName.SendGrid => IdKinds.SendGrid,
        ProductName.Mailgun => IdKinds.Mailgun,
        ProductName.PowerMta => IdKinds.PowerMta,
        ProductName.Domino => IdKinds.Domino,
        ProductName.Courier => IdKinds.Courier,
        ProductName.MimeSweeper => IdKinds.MimeSweeper,
        _ => [],
    };
}
