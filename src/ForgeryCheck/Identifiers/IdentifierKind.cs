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

    /// <summary>What an id says that holds a moment, to the second.</summary>
    private protected DecodedId AtSecond(long unixMilliseconds, IdCertainty certainty) =>
        new() { Kind = this, UnixMilliseconds = unixMilliseconds, WidthMilliseconds = IdTime.Second, Certainty = certainty };

    /// <summary>The same for a number of seconds since 1970, which is impossible where mail cannot be of that time.</summary>
    private protected IdValidity AtUnixSecond(long unixSeconds, IdCertainty certainty, out DecodedId decoded)
    {
        var isPossible = IdTime.IsPlausible(unixSeconds);
        decoded = isPossible ? AtSecond(unixSeconds * IdTime.Second, certainty) : default;
        return isPossible ? IdValidity.Valid : IdValidity.Impossible;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
