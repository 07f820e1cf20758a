using System.Globalization;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>One check of one domain: what a trusted host recorded at the time, or what was found now.</summary>
/// <param name="Method">What was checked.</param>
/// <param name="Result">How it came out.</param>
/// <param name="Domain">
/// Whose it is, in lower case: the domain of the envelope sender, of HELO, of the signature, or of From; null if that is not known.
/// </param>
/// <param name="By">Who says so, to follow "by": "mx.example.org", or "the DNS of today".</param>
internal sealed record AuthCheck(AuthMethod Method, AuthResult Result, string? Domain, string By)
{
    private static readonly TimeSpan MostAge = TimeSpan.FromDays(30);

    /// <summary>What the domain asks to be done with mail that fails DMARC; null if that is not known.</summary>
    public AuthPolicy? Policy { get; init; }

    /// <summary>The field that recorded it; null if it was checked now.</summary>
    public HeaderField? Field { get; init; }

    /// <summary>The client that was checked, where the record names it.</summary>
    public HostAddress? Client { get; init; }

    /// <summary>Which signature was checked, as far as that is known.</summary>
    public SignatureMark? Mark { get; init; }

    /// <summary>What else there is to say, for a person: the record that decided, or what is wrong with the signature.</summary>
    public string? Detail { get; init; }

    /// <summary>How much later than the mail the DNS was asked; null if the result was recorded at the time.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Whether the answers are so much later than the mail that the domain's records may well have been others then.</summary>
    public bool IsStale => Age > MostAge;

    /// <summary>Says so, as a further sentence; empty if it is not so.</summary>
    public string Caveat => IsStale
        ? string.Create(CultureInfo.InvariantCulture, $" The DNS was asked {Age!.Value.Days:#,0} days after the mail came in, and may have said something else then.")
        : "";
}
