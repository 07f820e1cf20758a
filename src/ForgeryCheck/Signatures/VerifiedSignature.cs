namespace ForgeryCheck.Signatures;

/// <summary>A signature: what it says, and what became of it.</summary>
/// <param name="Tags">What it says.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record VerifiedSignature(SignatureTags Tags, SignatureOutcome Outcome);
