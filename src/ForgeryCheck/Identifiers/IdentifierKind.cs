namespace ForgeryCheck.Identifiers;

/// <summary>
/// One kind of id: which product mints it and what it decodes to. A kind looks at bytes alone and knows nothing of what is to be believed.
/// Decoding allocates nothing and never throws, whatever the bytes.
/// </summary>
public abstract class IdentifierKind
{
    /// <summary>Makes a kind.</summary>
    private protected IdentifierKind(string name, string product, string source)
    {
        Name = name;
        Product = product;
        Source = source;
    }

    /// <summary>What reports call it: "Sendmail 8.12".</summary>
    public string Name { get; }

    /// <summary>The product that mints it, as <see cref="Trace.ReceivedLine.Product"/> writes it.</summary>
    public string Product { get; }

    /// <summary>Where the layout comes from: the program's source file, its manual, or "measured".</summary>
    public string Source { get; }

    /// <summary>Reads an id: valid, or of this kind's shape but impossible, or foreign, which is of another shape.</summary>
    /// <param name="id">The id without angle brackets.</param>
    /// <param name="context">What stands beside it.</param>
    /// <param name="decoded">What it says; only where valid.</param>
    internal abstract IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded);

    /// <summary>What cannot be about an id that <see cref="Decode"/> called impossible, as the end of a sentence; null where the kind does not tell.</summary>
    /// <param name="id">The id without angle brackets.</param>
    internal virtual string? Fault(ReadOnlySpan<byte> id) => null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
