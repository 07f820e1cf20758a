using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts.Companions;

/// <summary>Header fields that one provider's hosts, or one program, add to the messages that pass them: one row of companions.json.</summary>
/// <param name="Name">What reports call the writer.</param>
/// <param name="Organisation">Whose hosts add them; null where only a program does.</param>
/// <param name="Product">Which program adds them; null where a provider does.</param>
/// <param name="Word">A word that the value of a field must hold, UTF-8; null where any value will do.</param>
/// <param name="Always">The day, in Unix milliseconds, since when every message that passes has one of the fields; null where only some have.</param>
internal sealed record Companion(string Name, string? Organisation, string? Product, byte[]? Word, long? Always)
{
    /// <summary>Whether a field of the right name has a value of the right kind.</summary>
    internal bool Holds(ReadOnlySpan<byte> value) => Word is null || value.IndexOf(Word) >= 0;

    /// <summary>Whether a line was written by such a host or program.</summary>
    internal bool Wrote(Hop hop) => (Product is not null && hop.Line.Product == Product) || (Organisation is not null && hop.ByOrganisation == Organisation);

    /// <summary>Whether a line shows the message at such a host, on either side.</summary>
    internal bool IsSeenIn(Hop hop) =>
        Wrote(hop) || (Organisation is not null && (hop.ReverseOrganisation == Organisation || hop.HeloOrganisation == Organisation));
}
