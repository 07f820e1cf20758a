using ForgeryCheck.Messages;

namespace ForgeryCheck.Streams.Carrying;

/// <summary>How the bytes of a message are to be read.</summary>
/// <param name="LineEnd">The byte that ends lines.</param>
/// <param name="IsPasted">Whether a person may have pasted the text.</param>
/// <param name="IsQuoted">Whether an mbox may have quoted "From " in it.</param>
internal readonly record struct MessageForm(byte LineEnd, bool IsPasted, bool IsQuoted)
{
    /// <summary>A message as a mail server has it.</summary>
    internal static MessageForm AsReceived { get; } = new(LineEnds.LineFeed, IsPasted: false, IsQuoted: false);

    /// <summary>That of a message from an archive.</summary>
    internal static MessageForm Of(RawMessage raw) => new(raw.LineEnd, raw.IsPasted, raw.IsQuoted);

    /// <summary>A builder that reads them so.</summary>
    internal MessageBuilder Builder(MailReadOptions reading) => new(LineEnd, IsPasted, reading, IsQuoted);
}
