namespace ForgeryCheck.Signatures;

/// <summary>A signature: what it says, and the result of verifying it.</summary>
/// <param name="Tags">What it says.</param>
/// <param name="Outcome">The result.</param>
internal sealed record VerifiedSignature(SignatureTags Tags, SignatureOutcome Outcome);
