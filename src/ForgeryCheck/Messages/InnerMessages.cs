namespace ForgeryCheck.Messages;

/// <summary>What is done with messages that are attached to a message: a report mailbox gets its evidence that way.</summary>
public enum InnerMessages
{
    /// <summary>An attached message with a Received line is read beside the one that it is attached to; one without is only mentioned.</summary>
    Auto,

    /// <summary>Attached messages are read instead of the ones that they are attached to.</summary>
    Only,

    /// <summary>They are not looked for.</summary>
    Never,
}
