namespace ForgeryCheck.Identifiers;

/// <summary>The decoded id of a line, or Message-ID.</summary>
public readonly record struct IdReading
{
    // An id is decoded either by product or by shape, never both: a decoded id is a large value, and each line has one.
    private readonly DecodedId _read;
    private readonly bool _isDecoded;
    private readonly bool _isShape;

    /// <summary>The product as whose it was decoded; null if none is known.</summary>
    public string? Product { get; init; }

    /// <summary>How that product was identified.</summary>
    internal IdBrand Brand { get; init; }

    /// <summary>The verdict of the product's kinds; <see cref="IdValidity.Unknown"/> if no product is known.</summary>
    public IdValidity Validity { get; init; }

    /// <summary>The kind that found it valid or impossible.</summary>
    public IdentifierKind? Kind { get; init; }

    /// <summary>What it encodes as an id of the product; null if it is not valid.</summary>
    public DecodedId? Decoded
    {
        get => _isDecoded ? _read : null;
        init
        {
            _isDecoded = value is not null;
            _read = value ?? _read;
        }
    }

    /// <summary>
    /// What it would encode by its shape alone, used if the product does not decode it: the kind whose time is nearest to the line's date. It may
    /// support the line, or suggest another product than the one named, but never contradict the line.
    /// </summary>
    public DecodedId? Shape
    {
        get => _isShape ? _read : null;
        init
        {
            _isShape = value is not null;
            _read = value ?? _read;
        }
    }

    /// <summary>Whether it is a constant that a known program writes into every line (known-ids.json), and so proves nothing either way.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Whether nothing can be learned about the id, neither from the line nor from the id itself.</summary>
    internal bool TellsNothing => Product is null && Shape is null && !IsConstant;
}
