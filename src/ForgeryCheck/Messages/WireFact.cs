namespace ForgeryCheck.Messages;

/// <summary>Something that a client did wrong on the wire.</summary>
/// <param name="Kind">What.</param>
/// <param name="Count">How often in the session up to the end of this message.</param>
/// <param name="Offset">Where it came first, as an offset in the message as kept; null where it was not in the message.</param>
/// <param name="Sample">What the client sent, cut short and not escaped; null where that tells nothing more.</param>
public sealed record WireFact(WireFactKind Kind, int Count, long? Offset = null, string? Sample = null);
