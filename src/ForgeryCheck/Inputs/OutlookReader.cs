using ForgeryCheck.Messages;
using ForgeryCheck.Outlook;

namespace ForgeryCheck.Inputs;

/// <summary>Reads a message that Outlook saved, and the messages attached to it.</summary>
internal sealed class OutlookReader(MailReadOptions options)
{
    /// <summary>Why there is no header.</summary>
    internal const string Missing = "Outlook stored no header: it did not arrive by SMTP (a draft, a sent copy, mail within Exchange, or no mail)";

    private const string Taken = "the header is the copy that Outlook stored; offsets refer to that copy";
    private const int Piece = 1 << 14;

    private readonly AttachedBudget _budget = new();

    /// <summary>The message in a file; null if the file holds something else, or a message without a header to which none is attached.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">Its name.</param>
    /// <param name="isMessage">Whether it holds a message at all.</param>
    internal MailMessage? Read(CompoundFile file, string source, out bool isMessage)
    {
        var message = OutlookMessage.In(file, file.Root);
        isMessage = message is not null;
        if (message is null)
        {
            return null;
        }

        var header = message.Header(MessageLimits.HeaderBytes);
        var attached = options.Inner == InnerMessages.Never ? [] : Attached(message, 1).ToList();
        return header is null && attached.Count == 0
            ? null
            : With(Build(header ?? [], header is null ? Missing : Taken, source), attached);
    }

    private IEnumerable<MailMessage> Attached(OutlookMessage message, int depth)
    {
        foreach (var attachment in message.Attachments())
        {
            if (!_budget.MayRead(depth))
            {
                yield break;
            }

            if (attachment.Open is { } open)
            {
                using var stream = open();
                yield return _budget.Counted(Copied(stream));
            }
            else if (attachment.Embedded is { } embedded)
            {
                var below = Attached(embedded, depth + 1).ToList();
                if (embedded.Header(MessageLimits.HeaderBytes) is { } header)
                {
                    yield return With(_budget.Counted(Build(header, Taken, "")), below);
                }
                else
                {
                    // Nothing can be said of it, but what is attached to it may be what somebody reports.
                    foreach (var one in below)
                    {
                        yield return one;
                    }
                }
            }
        }
    }

    private MailMessage With(MailMessage message, List<MailMessage> attached) => message with
    {
        Attached = [.. attached.Select((one, index) => one.AttachedTo(message.Source, index + 1))],
        Notes = message.Source.Length > 0 && _budget.IsExceeded ? [.. message.Notes, MessageLimits.AttachedLeftOut] : message.Notes,
    };

    private MailMessage Build(byte[] header, string note, string source)
    {
        // What is attached is no part of the header.
        using var builder = new MessageBuilder(LineEnds.Of(header), pasted: true, new MailReadOptions { RawBytes = options.RawBytes }, isQuoted: false);
        builder.Append(header);
        var message = builder.Finish(source);
        return message with { Notes = [.. message.Notes, note] };
    }

    private MailMessage Copied(Stream stream)
    {
        using var builder = new MessageBuilder(LineEnds.LineFeed, pasted: true, options, isQuoted: false);
        var piece = new byte[Piece];
        for (int read; (read = stream.Read(piece)) > 0;)
        {
            builder.Append(piece.AsSpan(0, read));
        }

        return builder.Finish("");
    }
}
