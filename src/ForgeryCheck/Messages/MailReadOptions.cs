namespace ForgeryCheck.Messages;

/// <summary>What is read of messages beyond their headers.</summary>
public sealed record MailReadOptions
{
    /// <summary>
    /// Whether the bodies of signed messages are hashed, without which their signatures cannot be verified. Nothing of a body is kept either way.
    /// </summary>
    public bool HashBodies { get; init; }

    /// <summary>What is done with attached messages; by default they are not looked for.</summary>
    public InnerMessages Inner { get; init; } = InnerMessages.Never;

    /// <summary>The size up to which the bytes of a message are kept with it (<see cref="MailMessage.Raw"/>); 0 to keep none.</summary>
    internal int RawBytes { get; init; }
}
