using ForgeryCheck.Chains;

namespace ForgeryCheck.Facts.Companions;

/// <summary>Header fields that one provider's hosts, or one program, add to messages that pass through them: one row of companions.json.</summary>
/// <param name="Name">The writer's name in reports.</param>
/// <param name="Organisation">The organisation whose hosts add them; null if only a program does.</param>
/// <param name="Product">The program that adds them; null if a provider does.</param>
/// <param name="Word">A word that the value of a field must contain, UTF-8; null if any value will do.</param>
/// <param name="Always">The day, in Unix milliseconds, since when every message that passes has one of the fields; null if only some have.</param>
internal sealed record Companion(string Name, string? Organisation, string? Product, byte[]? Word, long? Always)
{
    /// <summary>Whether the value of a field with the right name qualifies.</summary>
    internal bool Holds(ReadOnlySpan<byte> value) => Word is null || value.IndexOf(Word) >= 0;

    /// <summary>Whether a line was written by such a host or program.</summary>
    internal bool Wrote(Hop hop) => (Product is not null && hop.Line.Product == Product) || (Organisation is not null && hop.ByOrganisation == Organisation);

    /// <summary>Whether a line shows the message at such a host, as client or server.</summary>
    internal bool IsSeenIn(Hop hop) =>
        Wrote(hop) || (Organisation is not null && (hop.ReverseOrganisation == Organisation || hop.HeloOrganisation == Organisation));
}
