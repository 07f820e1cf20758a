namespace ForgeryCheck.Identifiers;

/// <summary>What the id of one line, or a Message-ID, tells.</summary>
public readonly record struct IdReading
{
    // An id is decoded under its product or by its shape, never both: a decoded id is a big value, and each line has one.
    private readonly DecodedId _read;
    private readonly bool _isDecoded;
    private readonly bool _isShape;

    /// <summary>The product under which it was read; null where none is known.</summary>
    public string? Product { get; init; }

    /// <summary>How that product is known.</summary>
    internal IdBrand Brand { get; init; }

    /// <summary>What the product's kinds say of it; <see cref="IdValidity.Unknown"/> where no product is known.</summary>
    public IdValidity Validity { get; init; }

    /// <summary>The kind that called it valid or impossible.</summary>
    public IdentifierKind? Kind { get; init; }

    /// <summary>What it says under the product's brand; null where it is not valid.</summary>
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
    /// What it would say by its shape alone, read where the product does not tell: the kind whose time is nearest to the line's date.
    /// It may speak for the line, and for another product than the one named, never against it.
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

    /// <summary>Whether it is a constant that a known program writes into every line (known-ids.json): it tells nothing, neither way.</summary>
    public bool IsConstant { get; init; }

    /// <summary>Whether neither the line nor the id itself tells anything of the id.</summary>
    internal bool TellsNothing => Product is null && Shape is null && !IsConstant;
}
