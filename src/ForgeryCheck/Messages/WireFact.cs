namespace ForgeryCheck.Messages;

/// <summary>Something that a client did wrong on the wire.</summary>
/// <param name="Kind">The kind of violation.</param>
/// <param name="Count">How often in the session, up to the end of this message.</param>
/// <param name="Offset">The first occurrence, as an offset in the message as kept; null if it was not in the message.</param>
/// <param name="Sample">What the client sent, truncated and not escaped; null if that adds nothing.</param>
public sealed record WireFact(WireFactKind Kind, int Count, long? Offset = null, string? Sample = null);
