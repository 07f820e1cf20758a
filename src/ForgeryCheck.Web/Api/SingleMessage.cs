using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>Reads the one message that a request says its body is.</summary>
/// <param name="job">Reads messages.</param>
/// <param name="source">What the report calls it.</param>
internal sealed class SingleMessage(MailAnalysis.Job job, string source)
{
    /// <summary>Reads content exactly as a mail server has it.</summary>
    /// <exception cref="ProblemException">It is no message, or more than one.</exception>
    internal MailMessage ReadWhole(MessageContent content, CancellationToken cancellation)
    {
        // What is repaired in a pasted message is right as it is here, so only what no mail server ever has is refused.
        switch (KindOf(content))
        {
            case ContentKind.Empty:
                throw NoMessage("It is empty");
            case ContentKind.Gzip or ContentKind.Zstd or ContentKind.Zip or ContentKind.Tar or ContentKind.Outlook or ContentKind.OtherArchive
                or ContentKind.Utf16 or ContentKind.Utf16BigEndian or ContentKind.Binary:
                throw NoMessage("It is binary data. Send a compressed file, an archive or a .msg file as application/octet-stream");
            case ContentKind.Mbox when job.Read(content, source, cancellation).OfType<MailInput.Read>().Skip(1).Any():
                throw TooMany("It is a mailbox: send it as application/mbox to get a report on each");
        }

        var message = job.ReadMessage(content, source, cancellation);
        return message.Header.Fields.Any(field => field.NameLength > 0) ? message : throw NoMessage("It has no header field");
    }

    /// <summary>Reads content in whatever form a person has it.</summary>
    /// <exception cref="ProblemException">It is no message, or more than one.</exception>
    internal MailMessage ReadOnly(MessageContent content, CancellationToken cancellation)
    {
        MailMessage? only = null;
        foreach (var input in job.Read(content, source, cancellation))
        {
            if (input is MailInput.Unreadable { IsRest: false, Reason: var reason })
            {
                job.CountUnreadable();
                throw NoMessage(reason);
            }

            if (input is MailInput.Read { Message: var message })
            {
                only = only is null ? message : throw TooMany(message.Outer is null
                    ? $"Accept {ReportLines.MediaType} to get a report on each"
                    : $"Messages are attached to it: accept {ReportLines.MediaType} to get a report on each");
            }
        }

        return only ?? throw NoMessage("It is empty");
    }

    /// <summary>The problem of a request without a message.</summary>
    internal static ProblemException NoMessage(string why) => new(StatusCodes.Status422UnprocessableEntity, "No message", why);

    private static ProblemException TooMany(string how) => new(StatusCodes.Status422UnprocessableEntity, "More than one message", how);

    private static ContentKind KindOf(MessageContent content)
    {
        if (content.IsInMemory)
        {
            return Content.Recognise(content.Memory.Span).Kind;
        }

        var start = new byte[Content.Sample];
        var read = 0;
        while (read < start.Length && content.Read(read, start.AsSpan(read)) is > 0 and var more)
        {
            read += more;
        }

        return Content.Recognise(start.AsSpan(0, read)).Kind;
    }
}
