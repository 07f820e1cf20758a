namespace ForgeryCheck.Messages;

/// <summary>One message: its header as read, and what identifies the bytes that it came from.</summary>
public sealed class MailMessage
{
    /// <summary>Where it came from: a path, "-" for stdin, "file.mbox#17" for the 17th message of a mailbox.</summary>
    public required string Source { get; init; }

    /// <summary>Bytes of the message as read, body included.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of those bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The header.</summary>
    public required HeaderBlock Header { get; init; }

    /// <summary>What was odd about reading it, one clear sentence each: "the header is longer than 1 MiB ...".</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What was done to read a header that a person had pasted; null where nothing was.</summary>
    public HeaderRepairs? Repairs { get; init; }

    /// <summary>The envelope, where it is known from outside (the listener); null where only the header can tell.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>What the listener saw of the session; null where the message comes from a file.</summary>
    public SessionFacts? Session { get; init; }
}
