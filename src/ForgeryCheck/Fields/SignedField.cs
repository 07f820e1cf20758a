namespace ForgeryCheck.Fields;

/// <summary>A DKIM-Signature or ARC-Seal that says when it was made.</summary>
/// <param name="Field">The field.</param>
/// <param name="Made">When it was made, in milliseconds since 1970.</param>
internal readonly record struct SignedField(TellingField Field, long Made);
