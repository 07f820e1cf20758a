using ForgeryCheck.Bodies;

namespace ForgeryCheck.Messages;

/// <summary>A message: its header as read, and what identifies the bytes it came from.</summary>
public sealed class MailMessage
{
    /// <summary>Where it came from: a path, "-" for stdin, "file.mbox#17" for the 17th message of a mailbox.</summary>
    public required string Source { get; init; }

    /// <summary>The size of the message as read, body included.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of those bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The header.</summary>
    public required HeaderBlock Header { get; init; }

    /// <summary>What was irregular when reading it, one sentence each: "the header is longer than 1 MiB ...".</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What was repaired to read a pasted header; null if nothing was.</summary>
    public HeaderRepairs? Repairs { get; init; }

    /// <summary>
    /// The hashes of the whole body, in the forms that the signatures name; null if bodies were not asked for (<see cref="MailReadOptions"/>), or if
    /// this is only a header.
    /// </summary>
    internal IReadOnlyList<BodyHash>? BodyHashes { get; init; }

    /// <summary>The envelope, if known from outside (the listener); null if only the header can give it.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>What the listener saw of the session; null for a message from a file.</summary>
    public SessionFacts? Session { get; init; }
}
