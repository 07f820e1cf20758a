namespace ForgeryCheck.Bodies;

/// <summary>The hash of a body in one form.</summary>
/// <param name="Form">The form.</param>
/// <param name="IsUnquoted">Whether the quotes that an mbox puts before "From " were taken off.</param>
/// <param name="Sha256">The hash of what the form covers.</param>
/// <param name="Length">The length of the whole body in that form, however much of it is covered.</param>
internal sealed record BodyHash(BodyForm Form, bool IsUnquoted, ReadOnlyMemory<byte> Sha256, long Length);
