namespace ForgeryCheck.Identifiers;

/// <summary>
/// One kind of id: the product that mints it, and how to decode it. A kind sees only bytes and does not judge what is to be believed. Decoding
/// allocates nothing and never throws, whatever the bytes.
/// </summary>
public abstract class IdentifierKind
{
    /// <summary>Creates a kind.</summary>
    private protected IdentifierKind(string name, string product, string source)
    {
        Name = name;
        Product = product;
        Source = source;
    }

    /// <summary>The name in reports: "Sendmail 8.12".</summary>
    public string Name { get; }

    /// <summary>The product that mints it, as in <see cref="Trace.ReceivedLine.Product"/>.</summary>
    public string Product { get; }

    /// <summary>Where the layout comes from: the program's source file, its manual, or "measured".</summary>
    public string Source { get; }

    /// <summary>Decodes an id: valid, impossible (of this kind's shape), or foreign (of another shape).</summary>
    /// <param name="id">The id without angle brackets.</param>
    /// <param name="context">What accompanies the id.</param>
    /// <param name="decoded">What it encodes; set only if valid.</param>
    internal abstract IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded);

    /// <summary>Why an id that <see cref="Decode"/> found impossible is so, as the end of a sentence; null if the kind gives no reason.</summary>
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
