using ForgeryCheck.Bodies;

namespace ForgeryCheck.Messages;

/// <summary>A message: its header as read, and what identifies the bytes it came from.</summary>
public sealed record MailMessage
{
    /// <summary>
    /// Where it came from: a path, "-" for stdin, "box.mbox#17" for the 17th message of a mailbox, "mail.zip!a.eml" for an entry of an archive,
    /// "report.eml!1" for the first message attached to another.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The size of the message as read, body included.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of those bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The header.</summary>
    public required HeaderBlock Header { get; init; }

    /// <summary>Whether fields that the message had may be missing from the header: programming interfaces leave some out.</summary>
    internal bool MayLackFields { get; init; }

    /// <summary>Whether a person may have pasted it, or saved it from a page: not so for mail from a server or a mailbox.</summary>
    internal bool MayBePasted { get; init; }

    /// <summary>What was irregular when reading it, one sentence each: "the header is longer than 1 MiB ...".</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Those of the notes that say what a limit left unread.</summary>
    internal IEnumerable<string> LeftUnread => Notes.Where(note => note is MessageLimits.HeaderLeftOut or MessageLimits.FieldsLeftOut or MessageLimits.AttachedLeftOut);

    /// <summary>What was repaired to read a pasted header; null if nothing was.</summary>
    public HeaderRepairs? Repairs { get; init; }

    /// <summary>
    /// The hashes of the whole body, in the forms that the signatures name; null if bodies were not asked for (<see cref="MailReadOptions"/>), or if
    /// this is only a header.
    /// </summary>
    internal IReadOnlyList<BodyHash>? BodyHashes { get; init; }

    /// <summary>The bytes that it was made of; null if they were not asked for, or are too many (<see cref="MailReadOptions.RawBytes"/>).</summary>
    internal RawMessage? Raw { get; init; }

    /// <summary>The envelope, if known from outside (the listener); null if only the header can give it.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>What the listener saw of the session; null for a message from a file.</summary>
    public SessionFacts? Session { get; init; }

    /// <summary>The source of the message that this one was attached to; null if it was attached to none.</summary>
    public string? Outer { get; init; }

    /// <summary>The messages attached to it, if they were asked for (<see cref="MailReadOptions.Inner"/>).</summary>
    public IReadOnlyList<MailMessage> Attached { get; init; } = [];

    /// <summary>The messages attached to it and to those, each before the ones attached to it.</summary>
    internal IEnumerable<MailMessage> AllAttached => Attached.SelectMany(one => one.AllAttached.Prepend(one));

    /// <summary>The message as one that is attached to another.</summary>
    /// <param name="outer">The source of the other.</param>
    /// <param name="number">Its number among the messages attached there, from 1.</param>
    internal MailMessage AttachedTo(string outer, int number)
    {
        var source = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{outer}!{number}");
        return this with { Source = source, Outer = outer, Attached = [.. Attached.Select((one, index) => one.AttachedTo(source, index + 1))] };
    }
}
