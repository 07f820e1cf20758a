using ForgeryCheck.Messages;
using ForgeryCheck.Names;

namespace ForgeryCheck.Authentication;

/// <summary>One check of one domain: what a trusted host recorded at the time, or what was found now.</summary>
/// <param name="Method">What was checked.</param>
/// <param name="Result">How it came out.</param>
/// <param name="Domain">
/// Whose it is, in lower case: the domain of the envelope sender, of HELO, of the signature, or of From; null if that is not known.
/// </param>
/// <param name="By">Who says so, to follow "according to": "mx.example.org", or "the DNS of 2024-05-01".</param>
internal sealed record AuthCheck(AuthMethod Method, AuthResult Result, string? Domain, string By)
{
    /// <summary>What the domain asks to be done with mail that fails DMARC; null if that is not known.</summary>
    public AuthPolicy? Policy { get; init; }

    /// <summary>The field that recorded it; null if it was checked now.</summary>
    public HeaderField? Field { get; init; }

    /// <summary>The client that was checked, where the record names it.</summary>
    public HostAddress? Client { get; init; }

    /// <summary>Which signature was checked, as far as that is known.</summary>
    public SignatureMark? Mark { get; init; }

    /// <summary>Further details for a person: the record that decided, or what is wrong with the signature.</summary>
    public string? Detail { get; init; }

    /// <summary>How much later than the mail the DNS was asked; null if the result was recorded at the time.</summary>
    public AnswerAge? Age { get; init; }
}
