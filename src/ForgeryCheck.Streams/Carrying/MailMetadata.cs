using ForgeryCheck.Messages;

namespace ForgeryCheck.Streams.Carrying;

/// <summary>What a worker has to know of a message besides its bytes.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Form">How its bytes are to be read.</param>
internal sealed record MailMetadata(string Source, MessageForm Form)
{
    /// <summary>SHA-256 of the file that it was made of, if that is not the bytes sent.</summary>
    internal string? Sha256 { get; init; }

    /// <summary>The size of that file.</summary>
    internal long Size { get; init; }

    /// <summary>What was irregular when it was read; null if the reader of the bytes finds that out.</summary>
    internal IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Whether fields that the message had may be missing.</summary>
    internal bool MayLackFields { get; init; }

    /// <summary>The source of the message that it was attached to.</summary>
    internal string? Outer { get; init; }

    /// <summary>The sources of the messages attached to it.</summary>
    internal IReadOnlyList<string> Attached { get; init; } = [];

    /// <summary>Its envelope; null if only the header can give it.</summary>
    internal Envelope? Envelope { get; init; }

    /// <summary>What a listener saw of the session.</summary>
    internal SessionFacts? Session { get; init; }

    /// <summary>That of a message from an archive.</summary>
    internal static MailMetadata Of(MailMessage message, RawMessage raw) => new(message.Source, MessageForm.Of(raw))
    {
        Sha256 = message.Sha256,
        Size = message.Size,
        Notes = message.Notes,
        MayLackFields = message.MayLackFields,
        Outer = message.Outer,
        Attached = [.. message.Attached.Select(one => one.Source)],
        Envelope = message.Envelope,
    };

    /// <summary>The message as it was where it came from.</summary>
    /// <param name="read">What was made of its bytes.</param>
    internal MailMessage Complete(MailMessage read) => read with
    {
        Sha256 = Sha256 ?? read.Sha256,
        Size = Sha256 is null ? read.Size : Size,
        Notes = Notes ?? read.Notes,
        MayLackFields = MayLackFields,
        Outer = Outer,
        // Each of them is analyzed by itself: here only their names are of interest.
        Attached = [.. Attached.Select(source => new MailMessage { Source = source, Outer = Source, Size = 0, Sha256 = "", Header = HeaderBlock.Parse(Array.Empty<byte>()) })],
    };
}
